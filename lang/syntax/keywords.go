package syntax

import "strings"

// argument says how the scanner reads what follows a keyword.
type argument uint8

const (
	noArgument       argument = iota
	valueArgument             // a value
	wordArgument              // bare words
	nameArgument              // a name
	errorsArgument            // error names
	retryArgument             // `on …`, a policy or `none`
	catchArgument             // error names or a policy
	whenArgument              // a condition
	aslArgument               // "Field": json
	resourceArgument          // a resource
	statesArgument            // a block of states
	clausesArgument           // a block of clauses
	tolerateArgument          // 5%, or a unit and a value
	// Declarations.
	headerArgument // an optional name and clauses
	paramArgument  // name, type, literal
	constArgument  // name = json
	importArgument // names and a path
	defaultsArgument
	// stateArgument is a state's head.
	stateArgument
)

// keywords holds every word that means something at the start of an entry.
var keywords = map[string]argument{
	"workflow": headerArgument,
	"library":  headerArgument,
	"param":    paramArgument,
	"const":    constArgument,
	"import":   importArgument,
	"defaults": defaultsArgument,

	"task": stateArgument, "pass": stateArgument, "choice": stateArgument,
	"wait": stateArgument, "succeed": stateArgument, "fail": stateArgument,
	"parallel": stateArgument, "map": stateArgument, "raw": stateArgument,

	"args": valueArgument, "assign": valueArgument, "backoff": valueArgument,
	"bytes": valueArgument, "cap": valueArgument, "cause": valueArgument,
	"concurrency": valueArgument, "config": valueArgument,
	"credentials": valueArgument, "error": valueArgument, "every": valueArgument,
	"heartbeat": valueArgument, "input": valueArgument, "into": valueArgument,
	"item": valueArgument, "items": valueArgument, "label": valueArgument,
	"max": valueArgument, "output": valueArgument, "seconds": valueArgument,
	"select": valueArgument, "timeout": valueArgument, "until": valueArgument,
	"value": valueArgument, "version": valueArgument,

	"asl":         aslArgument,
	"batch":       clausesArgument,
	"branch":      statesArgument,
	"catch":       catchArgument,
	"distributed": wordArgument,
	"do":          statesArgument,
	"else":        noArgument,
	"inline":      noArgument,
	"iterator":    statesArgument,
	"jitter":      wordArgument,
	"on":          errorsArgument,
	"query":       wordArgument,
	"reader":      resourceArgument,
	"retry":       retryArgument,
	"start":       nameArgument,
	"tolerate":    tolerateArgument,
	"type":        wordArgument,
	"when":        whenArgument,
	"writer":      resourceArgument,
}

// inRetrier and inRule are the words that go on with a retrier, and with a
// rule or catcher before its arrow.
var (
	inRetrier = map[string]bool{"every": true, "max": true, "backoff": true, "cap": true, "jitter": true}
	inRule    = map[string]bool{"assign": true, "output": true, "into": true}
	inHead    = map[string]bool{"error": true, "cause": true, "until": true}
)

// reservedWords are kept for constructs to come.
var reservedWords = map[string]bool{"template": true, "fragment": true, "use": true, "fn": true, "test": true}

// IsKeyword reports whether a bare word has a meaning somewhere in the
// language, so that a printer quotes a name that is one.
func IsKeyword(word string) bool {
	_, ok := keywords[word]
	return ok || otherKeywords[word] || reservedWords[word]
}

// IsValueKeyword reports whether a word is the keyword of a [ValueClause].
func IsValueKeyword(word string) bool { return keywords[word] == valueArgument }

// IsReserved reports whether a word at the start of an entry is kept for a
// construct to come.
func IsReserved(word string) bool { return reservedWords[word] }

// IsIdentifier reports whether a name may stand without quotes.
func IsIdentifier(name string) bool {
	if name == "" || isDigit(name[0]) {
		return false
	}
	for i := 0; i < len(name); i++ {
		if !isWordByte(name[i]) {
			return false
		}
	}
	return true
}

// IsErrorName reports whether an error's name may stand without quotes: a
// dotted name that no keyword could be taken for.
func IsErrorName(name string) bool {
	if name == "" || isDigit(name[0]) || IsKeyword(name) {
		return false
	}
	for i := 0; i < len(name); i++ {
		if c := name[i]; !isWordByte(c) && (c != '.' || i == 0 || i == len(name)-1) {
			return false
		}
	}
	return true
}

// IsResource reports whether a resource may stand without quotes.
func IsResource(text string) bool {
	if text == "" || !isWordByte(text[0]) {
		return false
	}
	for i := 0; i < len(text); i++ {
		if !isResourceByte(text[i]) {
			return false
		}
	}
	return true
}

// IsAction reports whether a resource has the shape service:action, with .sync
// and the like behind it: what a resource without quotes stands for. An ARN has
// not.
func IsAction(text string) bool {
	service, action, ok := strings.Cut(text, ":")
	return ok && service != "" && service != "arn" && action != "" && !strings.HasSuffix(action, ":")
}

// IsDuration reports whether text is a duration as it stands after `timeout`.
func IsDuration(text string) bool {
	end, ok := durationEnd(text, 0)
	return ok && end > 0 && int(end) == len(text)
}

func stateKind(word string) (StateKind, bool) {
	for i, k := range stateKeywords {
		if k == word {
			return StateKind(i), true
		}
	}
	return 0, false
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isWordStart(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

func isWordByte(c byte) bool { return isWordStart(c) || isDigit(c) }

func isResourceByte(c byte) bool {
	return isWordByte(c) || c == ':' || c == '.' || c == '-' || c == '*'
}

// IsRuleSetting reports whether a word goes on with a choice rule or a catcher
// before its arrow, on the same line or on one of its own.
func IsRuleSetting(word string) bool { return inRule[word] }
