package integrations

import (
	"strconv"
	"strings"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/compiler/asl/catalog"
	"github.com/gait-lang/gait/lint/rule"
)

// scalar judges a plain value by the plain type that the API has. Text that reads
// as a number or a truth value may be taken for one, and is not judged. Where text is
// to be, AWS takes objects but says of a number "The value for the field 'Payload'
// must be a STRING" (seen for lambda:invoke).
func (w *literals) scalar(n *asl.Node, id catalog.ShapeID, shape *catalog.Shape) {
	number := catalog.Integer <= shape.Kind && shape.Kind <= catalog.Double || shape.Kind == catalog.Number
	wrong := false
	switch {
	case n.Is(asl.Bool):
		wrong = number || shape.Kind == catalog.String
	case n.Is(asl.Number):
		wrong = shape.Kind == catalog.Boolean || shape.Kind == catalog.String
	case n.Is(asl.String) && !isFilledIn(n.Text):
		text := strings.TrimSpace(n.Text)
		_, err := strconv.ParseFloat(text, 64)
		wrong = number && err != nil || shape.Kind == catalog.Boolean && !strings.EqualFold(text, "true") && !strings.EqualFold(text, "false")
	}
	if !wrong {
		return
	}
	kind, err := catalog.TypeOf(w.call, id)
	if err != nil {
		return
	}
	f := w.p.ReportNode(MemberType, n, "%s takes a value of type %s here", w.r.Name(), kind)
	if n.Is(asl.Number) && shape.Kind == catalog.String {
		f.Offer("put it in quotes", false, w.p.Replace(n, rule.Spell(n.Text))...)
	}
}
