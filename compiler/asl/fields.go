package asl

import (
	"strings"
	"sync"
)

// Owner is a kind of object in a definition: one of the eight state types or
// one of the objects around and inside states.
type Owner string

// The owners of fields. Those of states are the values of Type.
const (
	OwnerMachine         Owner = "state machine"
	OwnerBranch          Owner = "branch" // of a Parallel state
	OwnerProcessor       Owner = "ItemProcessor"
	OwnerIterator        Owner = "Iterator"
	OwnerTask            Owner = "Task"
	OwnerPass            Owner = "Pass"
	OwnerWait            Owner = "Wait"
	OwnerChoice          Owner = "Choice"
	OwnerSucceed         Owner = "Succeed"
	OwnerFail            Owner = "Fail"
	OwnerParallel        Owner = "Parallel"
	OwnerMap             Owner = "Map"
	OwnerRule            Owner = "choice rule"
	OwnerNestedRule      Owner = "nested choice rule" // in And, Or or Not
	OwnerRetrier         Owner = "retrier"
	OwnerCatcher         Owner = "catcher"
	OwnerProcessorConfig Owner = "ProcessorConfig"
	OwnerItemReader      Owner = "ItemReader"
	OwnerReaderConfig    Owner = "ReaderConfig"
	OwnerItemBatcher     Owner = "ItemBatcher"
	OwnerResultWriter    Owner = "ResultWriter"
	OwnerWriterConfig    Owner = "WriterConfig"
	OwnerCredentials     Owner = "Credentials"
)

// StateTypes are the values of Type, in the order of the developer guide.
var StateTypes = []string{"Task", "Choice", "Parallel", "Map", "Pass", "Wait", "Succeed", "Fail"}

// Languages says in which query languages a field may be used.
type Languages uint8

const (
	// Both query languages have the field.
	Both Languages = iota
	// JSONPathOnly: a JSONata state refuses the field.
	JSONPathOnly
	// JSONataOnly: a JSONPath state refuses the field.
	JSONataOnly
)

// Values are the JSON types, and special kinds of text, that a field takes.
type Values uint32

const (
	TextValue      Values = 1 << iota // any string
	IntegerValue                      // number without fraction
	NumberValue                       // any number
	BooleanValue                      // true or false
	NullValue                         // null
	ObjectValue                       // of its own kind, or free
	ArrayValue                        // of its own kind, or free
	PathValue                         // string: JSONPath that may select many values
	ReferenceValue                    // string: JSONPath that identifies one place
	IntrinsicValue                    // string: call of an intrinsic function that returns text
	StateNameValue                    // string: key of the States of the same scope
	ARNValue                          // string
	TimestampValue                    // string: RFC 3339 with upper-case T and Z
	PointerValue                      // string: JSON pointer
	AnyValue       Values = TextValue | NumberValue | BooleanValue | NullValue | ObjectValue | ArrayValue
)

// Expressions says where in the value of a field expressions may stand.
type Expressions uint8

const (
	// Static: nothing in the value is evaluated.
	Static Expressions = iota
	// Whole: in JSONata states the value may be one "{% … %}" string.
	Whole
	// Inside: in JSONata states any string inside the object may be
	// "{% … %}"; in JSONPath states the object is a payload template, in which
	// keys that end in ".$" have paths and intrinsic functions as values.
	Inside
	// Anywhere: as Inside, and in JSONata states the value may be one
	// "{% … %}" string too.
	Anywhere
)

// The sources of what the table says.
const (
	Spec     = "Amazon States Language specification"
	Guide    = "Step Functions developer guide"
	Measured = "measured on AWS"
)

// Field is what is known of a field of one owner.
type Field struct {
	Name        string
	Owner       Owner
	Languages   Languages
	Required    bool   // in the languages that have it; see also Group
	Group       string // of the fields that exclude each other; see [GroupsOf]
	Values      Values
	Items       Values // of an array of strings
	Holds       Owner  // what the object, or the objects in the array, are
	Expressions Expressions
	Min, Max    float64  // of a number; both 0: not limited
	MaxLength   int      // of a string, in characters; 0: not limited
	NonEmpty    bool     // an array must have items
	Enum        []string // the only values of a string
	Default     string   // in words, or JSON; "" when absence has no meaning of its own
	Since       string   // date of the announcement, or its year or month; "" if unknown
	Deprecated  string   // the field to use instead
	Source      string
	Doc         string // one sentence
}

// Limited reports whether numbers must lie between Min and Max.
func (f *Field) Limited() bool { return f.Min != 0 || f.Max != 0 }

// Unbounded is the Max of a number that has only a Min.
const Unbounded = 1 << 62

// AllowsContext reports whether the path that the field takes may begin with
// "$$", the context object. Where a number is wanted, and for ResultPath, AWS
// refuses that.
func (f *Field) AllowsContext() bool {
	if f.Values&(PathValue|ReferenceValue) == 0 || f.Name == "ResultPath" {
		return false
	}
	plain := FieldOf(f.Owner, strings.TrimSuffix(f.Name, "Path"))
	return !f.IsPath() || plain == nil || plain.Values&(IntegerValue|NumberValue) == 0 || ComparatorOf(f.Name) != nil
}

// IsPath reports whether the field is the JSONPath form of another one, which
// is named without "Path".
func (f *Field) IsPath() bool {
	return f.Languages == JSONPathOnly && f.Values&ReferenceValue != 0 &&
		strings.HasSuffix(f.Name, "Path") && f.Name != "ResultPath" && f.Name != "ItemsPath"
}

// Group is a set of fields of an owner of which only one may be there.
type Group struct {
	Name     string
	Fields   []string
	Required bool // one of them must be there
}

// FieldsOf returns the fields of an owner in the customary order.
func FieldsOf(o Owner) []*Field { return tables().byOwner[o] }

// FieldOf returns the field of that name of an owner, or nil.
func FieldOf(o Owner, name string) *Field { return tables().byName[ownedName{o, name}] }

// GroupsOf returns the groups of fields of an owner that exclude each other.
func GroupsOf(o Owner) []Group { return tables().groups[o] }

// FieldNames returns the names of an owner's fields in the customary order.
func FieldNames(o Owner) []string {
	var names []string
	for _, f := range FieldsOf(o) {
		names = append(names, f.Name)
	}
	return names
}

// OwnersOf returns the owners that have a field of that name.
func OwnersOf(name string) []Owner {
	var owners []Owner
	for _, o := range tables().owners {
		if FieldOf(o, name) != nil {
			owners = append(owners, o)
		}
	}
	return owners
}

type ownedName struct {
	owner Owner
	name  string
}

// fieldTables are the ways to look up fields.
type fieldTables struct {
	byOwner map[Owner][]*Field
	byName  map[ownedName]*Field
	groups  map[Owner][]Group
	owners  []Owner // in the order of the table
}

// requiredGroups are the groups of which one field must be there.
var requiredGroups = map[string]bool{
	"transition": true, "time": true, "processor": true, "condition": true, "role": true,
}

// tables is made on first use: many a run of the command needs none of it.
var tables = sync.OnceValue(func() *fieldTables {
	t := &fieldTables{byOwner: map[Owner][]*Field{}, byName: map[ownedName]*Field{}, groups: map[Owner][]Group{}}
	for _, row := range fieldTable() {
		for _, o := range row.owners {
			f := row.Field
			f.Owner = o
			if t.byOwner[o] == nil {
				t.owners = append(t.owners, o)
			}
			t.byOwner[o] = append(t.byOwner[o], &f)
			t.byName[ownedName{o, f.Name}] = &f
		}
	}
	for _, o := range t.owners {
		t.groups[o] = groupsOf(t.byOwner[o])
	}
	return t
})

func groupsOf(fields []*Field) []Group {
	var groups []Group
	index := map[string]int{}
	for _, f := range fields {
		if f.Group == "" {
			continue
		}
		i, ok := index[f.Group]
		if !ok {
			i = len(groups)
			index[f.Group] = i
			groups = append(groups, Group{Name: f.Group, Required: requiredGroups[f.Group]})
		}
		groups[i].Fields = append(groups[i].Fields, f.Name)
	}
	return groups
}
