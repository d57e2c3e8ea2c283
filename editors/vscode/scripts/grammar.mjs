// Writes the TextMate grammar, and the copies of it that other editors take:
//   node scripts/grammar.mjs          writes
//   node scripts/grammar.mjs --check  fails when a copy is not what it would write
// The words are held against the language by `go test ./editors`.
import { readFileSync, writeFileSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const r = String.raw;

const declarations = 'catch|const|defaults|import|library|param|retry|workflow';
const states = 'choice|fail|map|parallel|pass|raw|succeed|task|wait';
const clauses = 'args|asl|assign|backoff|batch|branch|bytes|cap|catch|cause|concurrency|config|credentials|distributed|do|else|error|every|heartbeat|inline|input|into|item|items|iterator|jitter|label|max|on|output|query|reader|retry|seconds|select|start|timeout|tolerate|type|until|value|version|when|writer';
const functions = 'abs|append|assert|average|base64decode|base64encode|boolean|ceil|clone|contains|count|decodeUrl|decodeUrlComponent|distinct|each|encodeUrl|encodeUrlComponent|error|exists|filter|floor|formatBase|formatInteger|formatNumber|fromMillis|hash|join|keys|length|lookup|lowercase|map|match|max|merge|millis|min|not|now|number|pad|parse|parseInteger|partition|power|random|range|reduce|replace|reverse|round|shuffle|sift|single|sort|split|spread|sqrt|string|substring|substringAfter|substringBefore|sum|toMillis|trim|type|uppercase|uuid|zip';
// Words that go on with a clause in the middle of a line.
const settings = 'assign|backoff|cap|cause|error|every|into|jitter|max|on|output|until';

const ident = r`[A-Za-z_][A-Za-z0-9_]*`;
const quoted = r`"(?:[^"\\]|\\.)*"`;
const name = `(?:${quoted}|${ident})`;
const resource = r`[A-Za-z_][\w.*-]*(?::[\w.*:-]+)+`;
// An entry begins with its line, or after a brace or comma.
const entry = r`(?:^|(?<=[{},]))\s*`;
const include = (...names) => names.map((n) => ({ include: `#${n}` }));
const capture = (...list) => Object.fromEntries(list.flatMap((scope, i) => (scope ? [[String(i + 1), typeof scope === 'string' ? { name: scope } : scope]] : [])));
const nameOf = (scope) => ({ patterns: [{ match: quoted, name: `${scope} string.quoted.double.name.gait` }, { match: ident, name: scope }] });
const state = nameOf('entity.name.type.state.gait');

const grammar = {
  $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
  name: 'Gait',
  scopeName: 'source.gait',
  fileTypes: ['gait'],
  patterns: include('comments', 'text', 'jsonataBlock', 'declarations', 'states', 'entries', 'arrows', 'flowing', 'value'),
  repository: {
    comments: {
      patterns: [
        { name: 'comment.line.documentation.gait', match: r`///(?!/).*$` },
        {
          name: 'comment.line.double-slash.gait',
          match: r`(//)\s*(lint:(?:file-)?ignore)\s+([\w/-]+).*$`,
          captures: capture('punctuation.definition.comment.gait', 'keyword.control.directive.gait', 'constant.other.rule.gait'),
        },
        { name: 'comment.line.double-slash.gait', match: r`//.*$` },
      ],
    },
    text: {
      name: 'string.quoted.triple.gait',
      begin: '"""', end: '"""',
      beginCaptures: { 0: { name: 'punctuation.definition.string.begin.gait' } },
      endCaptures: { 0: { name: 'punctuation.definition.string.end.gait' } },
      patterns: [{ match: r`\\"""`, name: 'constant.character.escape.gait' }, ...include('placeholder')],
    },
    strings: {
      patterns: [
        {
          comment: 'a string that holds an expression',
          name: 'meta.embedded.jsonata.gait',
          match: r`(")(\{%)((?:[^"\\]|\\.)*)(%\})(")`,
          captures: capture('string.quoted.double.gait', 'punctuation.section.embedded.begin.gait', { patterns: include('expression') }, 'punctuation.section.embedded.end.gait', 'string.quoted.double.gait'),
        },
        {
          name: 'string.quoted.double.gait',
          begin: '"', end: '"|$',
          beginCaptures: { 0: { name: 'punctuation.definition.string.begin.gait' } },
          endCaptures: { 0: { name: 'punctuation.definition.string.end.gait' } },
          patterns: [
            { match: r`\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4})`, name: 'constant.character.escape.gait' },
            { match: r`\\.`, name: 'invalid.illegal.escape.gait' },
            ...include('placeholder'),
          ],
        },
      ],
    },
    placeholder: { match: r`(\$\{)([^}"\n]+)(\})`, captures: capture('punctuation.definition.template-expression.begin.gait', 'variable.parameter.placeholder.gait', 'punctuation.definition.template-expression.end.gait') },
    jsonataBlock: {
      name: 'meta.embedded.jsonata.gait',
      begin: r`\{%`, end: r`%\}`,
      beginCaptures: { 0: { name: 'punctuation.section.embedded.begin.gait' } },
      endCaptures: { 0: { name: 'punctuation.section.embedded.end.gait' } },
      contentName: 'source.jsonata.embedded.gait',
      patterns: include('expression'),
    },
    declarations: {
      patterns: [
        { match: `${entry}(workflow)\\b(?:[ \\t]+(${name}))?(?!\\s*:)`, captures: capture('keyword.declaration.gait', nameOf('entity.name.namespace.workflow.gait')) },
        { match: `${entry}(library)\\b(?=\\s*\\{)`, captures: capture('keyword.declaration.gait') },
        {
          match: `${entry}(param)[ \\t]+(${name})(?:\\s*(:)\\s*(string|number|boolean|arn)\\b)?`,
          captures: capture('keyword.declaration.gait', nameOf('variable.parameter.gait'), 'punctuation.separator.type.gait', 'support.type.gait'),
        },
        { match: `${entry}(const)[ \\t]+(${name})`, captures: capture('keyword.declaration.gait', nameOf('variable.other.constant.gait')) },
        { match: `${entry}(retry|catch)[ \\t]+(${name})(?=\\s*=)`, captures: capture('keyword.declaration.gait', nameOf('entity.name.function.policy.gait')) },
        { match: `^(retry)[ \\t]+(${name})(?=\\s*\\{)`, captures: capture('keyword.declaration.gait', nameOf('entity.name.function.policy.gait')) },
        { match: `${entry}(defaults)[ \\t]+(${resource}|\\*|${quoted})`, captures: capture('keyword.declaration.gait', { patterns: include('resource', 'strings') }) },
        {
          begin: `${entry}(import)\\b(?=[ \\t]*["{])`, end: r`(?<=")|$`,
          beginCaptures: capture('keyword.control.import.gait'),
          patterns: [
            { match: r`\bfrom\b`, name: 'keyword.control.from.gait' },
            { match: r`"(?:[^"\\]|\\.)*"(?=\s*[,}])`, name: 'variable.other.import.gait' },
            { match: ident, name: 'variable.other.import.gait' },
            ...include('strings'),
          ],
        },
      ],
    },
    states: {
      patterns: [
        {
          comment: 'a keyword starts a state only when a name follows it',
          match: `(?<![\\w.$\`"-])(task)[ \\t]+(${name})(?:[ \\t]+(${resource}|${quoted}))?`,
          captures: capture('keyword.control.state.gait', state, { patterns: include('resource', 'strings') }),
        },
        {
          match: '(?<![\\w.$`"-])(' + states + `)[ \\t]+(?!(?:and|or|in)\\b)(${name})`,
          captures: capture('keyword.control.state.gait', state),
        },
      ],
    },
    resource: { match: r`([A-Za-z_][\w-]*)(:)((?:[A-Za-z_*][\w*-]*)(?::[A-Za-z_*][\w*-]*)?)((?:\.[A-Za-z_]\w*(?::\d+)?)*)`, captures: capture('entity.name.namespace.service.gait', 'punctuation.separator.resource.gait', 'support.function.action.gait', 'storage.modifier.pattern.gait') },
    entries: {
      patterns: [
        ...include('errors'),
        { match: `${entry}(asl)[ \\t]+(${quoted})\\s*(:)`, captures: capture('keyword.other.clause.gait', 'support.type.property-name.asl.gait', 'punctuation.separator.key-value.gait') },
        { match: `${entry}(reader|writer)[ \\t]+(${resource}|${quoted})`, captures: capture('keyword.other.clause.gait', { patterns: include('resource', 'strings') }) },
        { match: `${entry}(query)[ \\t]+(jsonata|jsonpath)\\b(?:[ \\t]+(explicit)\\b)?`, captures: capture('keyword.other.clause.gait', 'constant.language.gait', 'constant.language.gait') },
        { match: `${entry}(type)[ \\t]+(express|standard)\\b`, captures: capture('keyword.other.clause.gait', 'constant.language.gait') },
        { match: `${entry}(distributed)(?:[ \\t]+(express|standard))?\\b(?!\\s*:)`, captures: capture('keyword.other.clause.gait', 'constant.language.gait') },
        { match: `${entry}(tolerate)[ \\t]+(count|percent)\\b`, captures: capture('keyword.other.clause.gait', 'keyword.other.unit.gait') },
        { match: `${entry}(tolerate)[ \\t]+([0-9.]+)(%)`, captures: capture('keyword.other.clause.gait', 'constant.numeric.gait', 'keyword.other.unit.gait') },
        { match: `${entry}(start)[ \\t]+(?:(none)\\b|(${name}))`, captures: capture('keyword.other.clause.gait', 'constant.language.gait', state) },
        { match: `${entry}(retry)[ \\t]+(?!on\\b)(?:(none)\\b|(${name}))`, captures: capture('keyword.control.retry.gait', 'constant.language.gait', nameOf('entity.name.function.policy.gait')) },
        { match: `${entry}(retry)\\b(?!\\s*[:=])`, captures: capture('keyword.control.retry.gait') },
        { match: `${entry}(when)\\b(?:\\s+(asl)\\b)?(?!\\s*:)`, captures: capture('keyword.control.conditional.gait', 'keyword.other.clause.gait') },
        { match: `${entry}(else)\\b(?!\\s*:)`, captures: capture('keyword.control.conditional.gait') },
        ...include('keys'),
        { match: `${entry}(${clauses})\\b(?!\\s*[:=(.])`, captures: capture('keyword.other.clause.gait') },
      ],
    },
    errors: {
      comment: 'error names up to the settings, the body or the arrow',
      begin: `(?:${entry}(catch)|(?<![\\w.$\`])(on))\\b(?=[ \\t]+["A-Za-z_])(?!\\s*[:=])`,
      end: `(?=->|\\{|=|//|\\}|\\b(?:${settings}|catch|retry)\\b[ \\t{])|(?<=[^,\\s])\\s*$`,
      beginCaptures: capture('keyword.control.catch.gait', 'keyword.other.clause.gait'),
      patterns: [
        { match: r`\bnone\b`, name: 'constant.language.gait' },
        { match: r`\bStates\.[A-Za-z]+\b`, name: 'support.class.error.gait' },
        { match: r`[A-Za-z_]\w*(?:\.\w+)*`, name: 'entity.name.type.error.gait' },
        { match: quoted, name: 'entity.name.type.error.gait string.quoted.double.name.gait' },
        { match: ',', name: 'punctuation.separator.gait' },
      ],
    },
    keys: { match: `${entry}(?:(${ident})|(${quoted}))\\s*(:)(?![=:])`, captures: capture('support.type.property-name.gait', 'support.type.property-name.gait', 'punctuation.separator.key-value.gait') },
    flowing: {
      comment: 'settings in the middle of a line; what an expression may hold is in parentheses',
      patterns: [
        { match: r`(?<=[\s)}\]])(jitter)[ \t]+(full|none)\b`, captures: capture('keyword.other.clause.gait', 'constant.language.gait') },
        { match: `(?<=[\\s)}\\]])(${settings})\\b(?=[ \\t]*(?:["$\\d{\\[(A-Za-z_]|$))(?!\\s*(?:[:=(]|and\\b|or\\b|in\\b))`, captures: capture('keyword.other.clause.gait') },
      ],
    },
    arrows: {
      match: `(->)(?:\\s*(?:(end|none)\\b|(${name})))?`,
      captures: capture('keyword.operator.arrow.gait', 'constant.language.gait', state),
    },
    value: { patterns: [...include('comments', 'text', 'jsonataBlock', 'templates'), { match: r`[{}]`, name: 'punctuation.section.block.gait' }, ...include('atoms')] },
    templates: {
      begin: r`\[`, end: r`\]`,
      beginCaptures: { 0: { name: 'punctuation.section.brackets.gait' } },
      endCaptures: { 0: { name: 'punctuation.section.brackets.gait' } },
      patterns: include('comments', 'text', 'jsonataBlock', 'templates', 'keys', 'atoms'),
    },
    expression: {
      comment: 'inside parentheses and {% %}',
      patterns: [...include('comments', 'blockComment', 'keys', 'atoms'), { match: r`[{}\[\]]`, name: 'punctuation.section.brackets.jsonata.gait' }],
    },
    blockComment: { name: 'comment.block.jsonata.gait', begin: r`/\*`, end: r`\*/` },
    atoms: {
      patterns: [
        ...include('blockComment', 'strings', 'parens', 'jsonpath', 'variables', 'regex', 'numbers', 'words', 'operators'),
        { name: 'string.quoted.single.jsonata.gait', begin: "'", end: "'|$", patterns: [{ match: r`\\.`, name: 'constant.character.escape.gait' }, { match: r`\{\}`, name: 'constant.other.placeholder.gait' }] },
        { name: 'variable.other.quoted.jsonata.gait', match: '`[^`]*`' },
        { match: r`(?<=\.)[A-Za-z_]\w*`, name: 'variable.other.member.jsonata.gait' },
        { match: ident, name: 'variable.other.gait' },
      ],
    },
    parens: {
      begin: r`\(`, end: r`\)`,
      beginCaptures: { 0: { name: 'punctuation.section.parens.gait' } },
      endCaptures: { 0: { name: 'punctuation.section.parens.gait' } },
      patterns: include('expression'),
    },
    jsonpath: {
      patterns: [
        { match: r`\b(States)(\.)(Array|ArrayContains|ArrayGetItem|ArrayLength|ArrayPartition|ArrayRange|ArrayUnique|Base64Decode|Base64Encode|Format|Hash|JsonMerge|JsonToString|MathAdd|MathRandom|StringSplit|StringToJson|UUID)(?=\s*\()`, captures: capture('support.class.jsonpath.gait', 'punctuation.accessor.gait', 'support.function.intrinsic.jsonpath.gait') },
        { match: r`(\$\$?)((?:\.\.?[A-Za-z_*][\w-]*)*)(?![\w$])`, captures: capture('variable.language.jsonpath.gait', { name: 'meta.path.jsonpath.gait', patterns: [{ match: r`[A-Za-z_][\w-]*`, name: 'variable.other.member.jsonpath.gait' }] }) },
        { match: r`\b(time|string|number|bool|all|any)(?=\()`, name: 'support.function.condition.gait' },
        { match: r`\b(is)\s+(?:(not)\s+)?(present|null|string|numeric|boolean|timestamp)\b`, captures: capture('keyword.operator.word.gait', 'keyword.operator.word.gait', 'support.type.gait') },
        { match: r`(?<![.\w$])(matches|not|is)(?=\s)`, name: 'keyword.operator.word.gait' },
      ],
    },
    variables: {
      patterns: [
        {
          match: r`(\$states)\b(?:(\.)(input|result|errorOutput|context)\b)?`,
          captures: capture('variable.language.states.gait', 'punctuation.accessor.gait', 'variable.language.states.gait'),
        },
        { match: `(\\$(?:${functions}))(?=\\s*\\()`, captures: capture('support.function.builtin.jsonata.gait') },
        { match: r`(\$[A-Za-z_]\w*)(?=\s*\()`, captures: capture('entity.name.function.jsonata.gait') },
        { match: r`\$[A-Za-z_]\w*`, name: 'variable.other.readwrite.jsonata.gait' },
      ],
    },
    regex: {
      name: 'string.regexp.jsonata.gait',
      begin: r`(?<=[(,=~>&|])\s*(/)(?![/*\s])`, end: r`(/)[im]*|$`,
      beginCaptures: capture('punctuation.definition.string.begin.gait'),
      endCaptures: capture('punctuation.definition.string.end.gait'),
      patterns: [{ match: r`\\.`, name: 'constant.character.escape.gait' }],
    },
    numbers: {
      patterns: [
        { match: r`(?<![\w.$])(?:\d+[dhms])+\b`, name: 'constant.numeric.duration.gait' },
        { match: r`(?<![\w$])-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b`, name: 'constant.numeric.gait' },
      ],
    },
    words: {
      patterns: [
        { match: r`(?<![.\w$])(true|false|null)\b(?!\s*:)`, name: 'constant.language.gait' },
        { match: r`(?<![.\w$])(and|or|in)\b(?=\s|\()`, name: 'keyword.operator.word.gait' },
        { match: r`(?<![.\w$])(function|λ)(?=\s*\()`, name: 'storage.type.function.jsonata.gait' },
      ],
    },
    operators: {
      patterns: [
        { match: r`~>|:=|!=|<=|>=|==|\?\?|\?:|\.\.|[-+*/%&=<>?|^#@]`, name: 'keyword.operator.gait' },
        { match: r`[.]`, name: 'punctuation.accessor.gait' },
        { match: r`[,;:]`, name: 'punctuation.separator.gait' },
      ],
    },
  },
};

const markdown = {
  scopeName: 'markdown.gait.codeblock',
  injectionSelector: 'L:text.html.markdown',
  patterns: [{ include: '#gait' }],
  repository: {
    gait: {
      name: 'markup.fenced_code.block.markdown',
      begin: '(^|\\G)(\\s*)(`{3,}|~{3,})\\s*(?i:(gait)((\\s+|:|,|\\{|\\?)[^`]*)?$)',
      end: '(^|\\G)(\\2|\\s{0,3})(\\3)\\s*$',
      beginCaptures: { 3: { name: 'punctuation.definition.markdown' }, 4: { name: 'fenced_code.block.language.markdown' }, 5: { name: 'fenced_code.block.language.attributes.markdown' } },
      endCaptures: { 3: { name: 'punctuation.definition.markdown' } },
      patterns: [{ begin: '(^|\\G)(\\s*)(.*)', while: '(^|\\G)(?!\\s*([`~]{3,})\\s*$)', contentName: 'meta.embedded.block.gait', patterns: [{ include: 'source.gait' }] }],
    },
  },
};

const escape = (s) => s.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
function plist(value, indent) {
  if (typeof value === 'string') return `${indent}<string>${escape(value)}</string>\n`;
  if (Array.isArray(value)) return `${indent}<array>\n${value.map((v) => plist(v, indent + '\t')).join('')}${indent}</array>\n`;
  const entries = Object.entries(value).filter(([k]) => k !== '$schema');
  return `${indent}<dict>\n${entries.map(([k, v]) => `${indent}\t<key>${escape(k)}</key>\n${plist(v, indent + '\t')}`).join('')}${indent}</dict>\n`;
}

const json = JSON.stringify(grammar, null, 2) + '\n';
const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n<plist version="1.0">\n${plist(grammar, '')}</plist>\n`;
const files = {
  'syntaxes/gait.tmLanguage.json': json,
  'syntaxes/markdown.gait.tmLanguage.json': JSON.stringify(markdown, null, 2) + '\n',
  '../jetbrains/gait.tmbundle/syntaxes/gait.tmLanguage.json': json,
  '../sublime/Gait.tmLanguage': xml,
};

let stale = 0;
for (const [file, text] of Object.entries(files)) {
  const path = join(here, '..', file);
  if (process.argv.includes('--check')) {
    let have = '';
    try {
      have = readFileSync(path, 'utf8');
    } catch {
      // it is stale, then
    }
    if (have !== text) {
      console.error(`${file} is stale: run node scripts/grammar.mjs`);
      stale++;
    }
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
process.exit(stale ? 1 : 0);
