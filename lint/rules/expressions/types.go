package expressions

import (
	"strings"

	"github.com/gait-lang/gait/lang/jsonata"
)

// types returns the types that the value of a node can have. A node may be
// undefined all the same, unless it is a constant.
func (x *jsonataCheck) types(n jsonata.Node) jsonata.Types {
	switch n := n.(type) {
	case *jsonata.String:
		return jsonata.StringType
	case *jsonata.Number, *jsonata.Unary:
		return jsonata.NumberType
	case *jsonata.Bool:
		return jsonata.BooleanType
	case *jsonata.Null:
		return jsonata.NullType
	case *jsonata.Array:
		return jsonata.ArrayType
	case *jsonata.Object:
		return jsonata.ObjectType
	case *jsonata.Lambda, *jsonata.Regex, *jsonata.Partial, *jsonata.Transform:
		return jsonata.FunctionType
	case *jsonata.Binary:
		switch n.Operator {
		case "&":
			return jsonata.StringType
		case "+", "-", "*", "/", "%":
			return jsonata.NumberType
		}
		return jsonata.BooleanType
	case *jsonata.Conditional:
		types := x.types(n.Then)
		if n.Else != nil {
			types |= x.types(n.Else)
		}
		return types
	case *jsonata.Bind:
		return x.types(n.Value)
	case *jsonata.Block:
		if len(n.Exprs) > 0 {
			return x.types(n.Exprs[len(n.Exprs)-1])
		}
	case *jsonata.Variable:
		if x.builtin(n) != nil {
			return jsonata.FunctionType
		}
	case *jsonata.Call:
		if f := x.builtin(n.Func); f != nil {
			return resultTypes(f)
		}
	}
	return jsonata.AnyType
}

// resultTypes returns the types of what a function returns. An array of one
// item may become the item.
func resultTypes(f *jsonata.Function) jsonata.Types {
	switch f.Signature.Result {
	case "s":
		return jsonata.StringType
	case "n":
		return jsonata.NumberType
	case "b":
		return jsonata.BooleanType
	}
	if strings.HasPrefix(f.Signature.Result, "o") {
		return jsonata.ObjectType
	}
	return jsonata.AnyType
}

// article puts an article before the names of types.
func article(t jsonata.Types) string {
	names := t.String()
	if t == jsonata.NullType {
		return names
	}
	if strings.HasPrefix(names, "a") || strings.HasPrefix(names, "o") {
		return "an " + names
	}
	return "a " + names
}
