package compiler

import (
	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lang/syntax"
)

// loop compiles the `do` or `iterator` of a map, with the mode that stands
// beside it.
func (w *stateWriter) loop(l *syntax.Loop, keywordAt asl.Origin) {
	owner := asl.OwnerProcessor
	if l.Keyword.Text == "iterator" {
		owner = asl.OwnerIterator
	}
	n := w.inner(owner, l, l.Body, w.processorConfig)
	w.put(string(owner), keywordAt, n)
}

// processorConfig adds the ProcessorConfig that a map's mode stands for.
func (w *stateWriter) processorConfig() {
	for _, item := range w.state.Body.Items {
		base := len(w.openMembers)
		switch x := item.(type) {
		case *syntax.Inline:
			at := w.keywordAt(x)
			w.put("Mode", at, w.str("INLINE", at))
			w.put("ProcessorConfig", at, w.closeObject(base, at))
			return
		case *syntax.Distributed:
			at := w.keywordAt(x)
			w.put("Mode", at, w.str("DISTRIBUTED", at))
			w.executionType(x, at)
			w.put("ProcessorConfig", at, w.closeObject(base, at))
			return
		}
	}
}

func (w *stateWriter) executionType(d *syntax.Distributed, keywordAt asl.Origin) {
	types := []string{"express", "standard"}
	if d.Type == nil {
		w.report(RuleMissing, keywordAt, "`distributed` says the type of the child executions, expected one of %s after it", diag.Quoted(types))
		return
	}
	at := w.at(d.Type.Loc)
	switch d.Type.Text {
	case "express":
		w.put("ExecutionType", at, w.str("EXPRESS", at))
	case "standard":
		w.put("ExecutionType", at, w.str("STANDARD", at))
	default:
		w.report(RuleType, at, "there is no execution type %q", d.Type.Text).nearest(at, d.Type.Text, types, asIs)
	}
}

// tolerate compiles a map's tolerated failures.
func (w *stateWriter) tolerate(t *syntax.Tolerate) {
	at := w.keywordAt(t)
	w.noComment(t)
	s := scalar{keyword: "tolerate", number: true, computed: true}
	unit := ""
	switch {
	case t.Unit != nil:
		unit = t.Unit.Text
	case t.Value.Kind == syntax.PercentValue:
		unit = "percent"
	case t.Value.Kind == syntax.NumberValue:
		unit = "count"
	case t.Value.Broken:
		return
	default:
		w.report(RuleType, w.at(t.Value.Loc), "whether this is a number or a percentage of items is not clear: write `tolerate count …` or `tolerate percent …`")
		return
	}
	field := "ToleratedFailurePercentage"
	if unit == "count" {
		s.whole = true
		field = "ToleratedFailureCount"
		if t.Value.Kind == syntax.PercentValue {
			w.report(RuleType, w.at(t.Value.Loc), "`tolerate count` takes a number of items, not %s", describe(t.Value))
			return
		}
	}
	if w.repeated("tolerate "+unit, at) {
		return
	}
	n, path := w.scalar(t.Value, s)
	if path {
		field += "Path"
	}
	w.put(field, at, n)
}

// resourceClause compiles a `reader` or `writer`.
func (w *stateWriter) resourceClause(r *syntax.ResourceClause, field string, keywordAt asl.Origin) {
	word := r.Keyword.Text
	base := len(w.openMembers)
	if r.Resource != nil {
		at := w.at(r.Resource.Loc)
		w.put("Resource", at, w.str(w.resource(r.Resource), at))
	}
	var args []asl.Member
	var fields []*syntax.ASLField
	var first, whole *asl.Origin
	if r.Body != nil {
		seen := map[string]asl.Origin{}
		for _, item := range r.Body.Items {
			switch x := item.(type) {
			case *syntax.Property:
				w.noCommentOnArgument(x)
				if first == nil {
					at := w.at(x.Loc)
					first = &at
				}
				args = append(args, w.argument(x))
				continue
			case *syntax.ASLField:
				fields = append(fields, x)
				w.aslField(x)
				continue
			case *syntax.ValueClause:
				at := w.keywordAt(x)
				if before, again := seen[x.Keyword.Text]; again {
					w.report(RuleRepeated, at, "a second %q; a %s has one", x.Keyword.Text, word).relate(before, "the first is here")
					continue
				}
				seen[x.Keyword.Text] = at
				switch x.Keyword.Text {
				case "config":
					w.noComment(x)
					w.put(configField[word], at, w.value(x.Value, configForm))
					continue
				case "args":
					w.noComment(x)
					whole = &at
					w.put(argumentsField(w.language), at, w.value(x.Value, templateForm))
					continue
				}
			}
			w.misplaced(item, "in a "+word, `arguments, "args", "config" or "asl"`)
		}
	}
	if len(args) > 0 {
		if whole != nil {
			w.report(RuleRepeated, *first, "arguments stand in `args` or as `key: value` lines, not both").relate(*whole, "`args` is here")
		} else {
			inner := len(w.openMembers)
			w.openMembers = append(w.openMembers, args...)
			w.duplicateKeys(inner)
			w.put(argumentsField(w.language), *first, w.closeObject(inner, *first))
		}
	}
	if word == "reader" && !w.has(base, "Resource") && !w.broken() {
		w.report(RuleMissing, keywordAt, "a reader names its resource: `reader s3:getObject { … }`")
	}
	w.put(field, keywordAt, w.closeRaw(asl.Owner(field), base, keywordAt, fields))
}

var configField = map[string]string{"reader": "ReaderConfig", "writer": "WriterConfig"}

// batchClauses are the clauses of a `batch`.
var batchClauses = map[string]*clause{
	"max":   {keyword: "max", form: wholeKind, field: "MaxItemsPerBatch"},
	"bytes": {keyword: "bytes", form: wholeKind, field: "MaxInputBytesPerBatch"},
	"input": {keyword: "input", form: templateKind, field: "BatchInput"},
}

// batch compiles a map's ItemBatcher.
func (w *stateWriter) batch(b *syntax.Batch, keywordAt asl.Origin) {
	base := len(w.openMembers)
	var fields []*syntax.ASLField
	seen := map[string]asl.Origin{}
	for _, item := range b.Body.Items {
		switch x := item.(type) {
		case *syntax.ASLField:
			fields = append(fields, x)
			w.aslField(x)
			continue
		case *syntax.ValueClause:
			if m := batchClauses[x.Keyword.Text]; m != nil {
				at := w.keywordAt(x)
				if before, again := seen[m.keyword]; again {
					w.report(RuleRepeated, at, "a second %q; a batch has one", m.keyword).relate(before, "the first is here")
					continue
				}
				seen[m.keyword] = at
				w.noComment(x)
				w.putClause(m, at, x.Value)
				continue
			}
		}
		w.misplaced(item, "in a batch", `"bytes", "input", "max" or "asl"`)
	}
	w.put("ItemBatcher", keywordAt, w.closeRaw(asl.OwnerItemBatcher, base, keywordAt, fields))
}
