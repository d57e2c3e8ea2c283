package asl

// Comparator is an operator of a JSONPath choice rule.
type Comparator struct {
	Name string
	// Type is what is compared: "string", "numeric", "boolean", "timestamp",
	// or "" for those that test what Variable is.
	Type string
	// Operator is "Equals", "LessThan", "GreaterThan", "LessThanEquals",
	// "GreaterThanEquals", "Matches", or what is tested: "Null", "Present", ….
	Operator string
	Path     bool // the operand is a path
	Operand  Values
	Since    string
}

// Comparators are all 39 (Amazon States Language specification, Choice state).
var Comparators = func() []Comparator {
	const first, later = "2016", "2020-08-11"
	var all []Comparator
	add := func(prefix, kind string, operand Values, operators ...string) {
		for _, op := range operators {
			all = append(all,
				Comparator{prefix + op, kind, op, false, operand, first},
				Comparator{prefix + op + "Path", kind, op, true, ReferenceValue, later})
		}
	}
	order := []string{"Equals", "LessThan", "GreaterThan", "LessThanEquals", "GreaterThanEquals"}
	add("String", "string", TextValue, order...)
	all = append(all, Comparator{"StringMatches", "string", "Matches", false, TextValue, later})
	add("Numeric", "numeric", NumberValue, order...)
	add("Boolean", "boolean", BooleanValue, "Equals")
	add("Timestamp", "timestamp", TimestampValue, order...)
	for _, op := range []string{"Null", "Present", "Numeric", "String", "Boolean", "Timestamp"} {
		all = append(all, Comparator{"Is" + op, "", op, false, BooleanValue, later})
	}
	return all
}()

var comparatorIndex = func() map[string]*Comparator {
	index := make(map[string]*Comparator, len(Comparators))
	for i := range Comparators {
		index[Comparators[i].Name] = &Comparators[i]
	}
	return index
}()

// ComparatorOf returns the comparator of that name, or nil.
func ComparatorOf(name string) *Comparator { return comparatorIndex[name] }

// ComparatorNames returns the names of all comparators.
func ComparatorNames() []string {
	names := make([]string, len(Comparators))
	for i, c := range Comparators {
		names[i] = c.Name
	}
	return names
}
