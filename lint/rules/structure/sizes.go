package structure

import (
	"strings"
	"unicode/utf8"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lang/diag"
	"github.com/gait-lang/gait/lint/facts"
	"github.com/gait-lang/gait/lint/rule"
)

const (
	// maxDefinition is how many characters a definition may have.
	maxDefinition = 1 << 20
	// maxPayload is how many bytes the input or output of a state may have.
	maxPayload = 256 << 10
)

// DefinitionSize finds definitions that are too large.
var DefinitionSize = &rule.Rule{
	ID: "definition-size", Group: rule.Structure, Severity: diag.Error,
	Summary:    "a definition of more than 1 MB",
	Why:        "AWS takes 1,048,576 characters at most, and no quota raises that. What is counted here has no white space that could be left out.",
	Instead:    "move a part into a state machine of its own, and large data into Amazon S3",
	Refused:    true,
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html"},
	Examples: []rule.Example{{
		Long: maxDefinition,
		Bad: `«{»
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Comment": "…", "End": true}
  }
}`,
		Good: onePass,
	}},
}

// StaticSize finds data in the definition that no state may have.
var StaticSize = &rule.Rule{
	ID: "static-size", Group: rule.Structure, Severity: diag.Warning, Strict: diag.Error,
	Summary:    "data of more than 256 KiB in the definition",
	Why:        "What a state takes in or puts out has 262,144 bytes at most; beyond that the execution ends with States.DataLimitExceeded, which nothing catches.",
	Instead:    "put the data into Amazon S3 and read the part that is needed",
	References: []string{"https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html"},
	Examples: []rule.Example{{
		Long: maxPayload,
		Bad: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", «"Result"»: ["…"], "End": true}
  }
}`,
		Good: `{
  "StartAt": "A",
  "States": {
    "A": {"Type": "Pass", "Result": ["x"], "End": true}
  }
}`,
	}},
}

var sizes = &rule.Check{
	Rules: []*rule.Rule{DefinitionSize, StaticSize},
	Definition: func(p *rule.Pass) {
		// Whatever text cannot be large enough needs no count.
		if p.Notation == rule.JSON && p.Root.At.Span.Len() <= maxPayload {
			return
		}
		total := size(p.Root)
		if total.characters > maxDefinition {
			p.Report(DefinitionSize, opening(p.Root.At), "the definition has %d characters without white space, and AWS takes %d",
				total.characters, maxDefinition).About(p.Root)
		}
		if total.bytes <= maxPayload {
			return
		}
		for _, s := range p.States {
			for i := range s.Node.Members {
				m := &s.Node.Members[i]
				f := asl.FieldOf(s.Kind, m.Key)
				if f == nil || f.Holds != "" || f.Name != "Result" && f.Expressions != asl.Anywhere && f.Expressions != asl.Inside {
					continue
				}
				if n := data(s, m.Value); n > maxPayload {
					p.ReportKey(StaticSize, m, "%q has at least %d bytes, and a state can have %d", m.Key, n, maxPayload)
				}
			}
		}
	},
}

// extent is how large a value is as compact JSON.
type extent struct{ bytes, characters int }

func (e *extent) add(bytes, characters int) {
	e.bytes += bytes
	e.characters += characters
}

// size counts a value as compact JSON, with the escapes that cannot be left out.
func size(n *asl.Node) extent {
	var e extent
	e.node(n)
	return e
}

func (e *extent) node(n *asl.Node) {
	switch n.Kind {
	case asl.String:
		e.text(n.Text)
	case asl.Array:
		e.add(2+max(len(n.Items)-1, 0), 2+max(len(n.Items)-1, 0))
		for _, item := range n.Items {
			e.node(item)
		}
	case asl.Object:
		e.add(2+max(len(n.Members)-1, 0), 2+max(len(n.Members)-1, 0))
		for i := range n.Members {
			e.text(n.Members[i].Key)
			e.add(1, 1)
			e.node(n.Members[i].Value)
		}
	case asl.Null:
		e.add(4, 4)
	default:
		e.add(len(n.Text), len(n.Text))
	}
}

func (e *extent) text(s string) {
	escapes := 0
	for i := 0; i < len(s); i++ {
		if s[i] < ' ' || s[i] == '"' || s[i] == '\\' {
			escapes++
		}
	}
	e.add(len(s)+escapes+2, utf8.RuneCountInString(s)+escapes+2)
}

// data returns how many bytes of a value are surely there when it runs:
// expressions may become nothing.
func data(s *facts.State, n *asl.Node) int {
	switch {
	case facts.IsUnknown(n):
		return 0
	case n.Kind == asl.String && s.JSONata && evaluated(n.Text):
		return 0
	case n.Kind == asl.Array:
		total := 2 + max(len(n.Items)-1, 0)
		for _, item := range n.Items {
			total += data(s, item)
		}
		return total
	case n.Kind == asl.Object:
		total := 2
		for i := range n.Members {
			m := &n.Members[i]
			if v := data(s, m.Value); v > 0 && (s.JSONata || !strings.HasSuffix(m.Key, ".$")) {
				total += v + len(m.Key) + 3
			}
		}
		return total
	}
	return size(n).bytes
}
