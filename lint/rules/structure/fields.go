package structure

import (
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

// fields walks over every object that the tables know, once, for all rules
// that the tables drive.
var fields = &rule.Check{
	Rules: []*rule.Rule{
		UnknownField, UndocumentedField, WrongLanguageField, MissingField, ExclusiveFields, OldBesideNew,
		WrongType, ComparatorOperand, OutOfRange, UnknownValue, EmptyList, DeprecatedField, EndFalse,
		NestedQueryLanguage, TimestampFormat,
	},
	Object: func(p *rule.Pass, o *facts.Object) {
		s := shapes()[o.Owner]
		if s == nil || o.Field != nil && !speaks(o.JSONata, o.Field.Languages) {
			return
		}
		w := walk{Pass: p, Object: o, shape: s, anyLanguage: downgraded(p.Facts, o)}
		w.members()
		w.strangers()
		w.missing()
	},
}

// walk is what is found out about the fields of one object.
type walk struct {
	*rule.Pass
	*facts.Object
	*shape
	// anyLanguage: that the state has a query language which it cannot have is
	// the mistake, and what fields it has follows from that.
	anyLanguage bool

	seen    uint64            // the fields that are there
	present [maxGroups]string // the first field of each group that is there
	unknown []*asl.Member
	// foreign: a field of the other query language was reported.
	foreign bool
	// offered: to give the state the other query language.
	offered bool
	// excused has a bit for each group of which a field is there that is of the
	// other query language.
	excused uint8
	// hidden: the object gets fields in a way that cannot be looked at.
	hidden bool
}

// members judges the fields that are there.
func (w *walk) members() {
	for i := range w.Node.Members {
		m := &w.Node.Members[i]
		e, ok := w.fields[m.Key]
		if !ok {
			w.unknown = append(w.unknown, m)
			continue
		}
		w.seen |= e.bit
		if !w.anyLanguage && w.refused(e.Field) && !m.Value.Missing() {
			w.wrongLanguage(m, e.Field)
			if e.group >= 0 {
				w.excused |= 1 << e.group
			}
			continue
		}
		if e.group >= 0 {
			w.exclude(e, m)
		}
		if m.Value.Missing() || m.Value.Cut() || facts.IsUnknown(m.Value) {
			continue
		}
		w.value(e.Field, m)
		if e.Deprecated != "" {
			w.deprecated(e.Field, m)
		}
	}
}

// refused reports whether a field is of the other query language.
func (w *walk) refused(f *asl.Field) bool {
	return w.State != nil && !speaks(w.JSONata, f.Languages)
}

// value judges the value of a field.
func (w *walk) value(f *asl.Field, m *asl.Member) {
	if !w.typed(f, m) {
		return
	}
	switch m.Value.Kind {
	case asl.String:
		if f.Enum != nil && f.Name != "Type" {
			w.enum(f, m)
		}
		if f.Values&asl.TimestampValue != 0 {
			w.timestamp(f, m)
		}
	case asl.Number:
		if f.Limited() {
			w.ranged(f, m)
		}
	case asl.Array:
		if f.NonEmpty && len(m.Value.Items) == 0 {
			w.empty(m)
		}
	case asl.Object:
		if f.Name == "States" && len(m.Value.Members) == 0 {
			w.empty(m)
		}
	}
}

// evaluated reports whether a string of a JSONata state is an expression, or
// was meant to be one: that it lacks its end is another rule's.
func evaluated(s string) bool { return strings.HasPrefix(s, "{%") }
