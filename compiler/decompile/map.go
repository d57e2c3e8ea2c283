package decompile

import "github.com/gait-lang/gait/compiler/asl"

// loopSettings writes the clauses of a map but for its processor.
func (p *printer) loopSettings(f *fields, s *state, ata bool) {
	if ata {
		p.template(f, "Items", "items")
	} else {
		p.path(f, "ItemsPath", "items")
	}
	p.readerOrWriter(f, "ItemReader", "reader", ata)
	if s.loop != nil {
		if mode := isMode(s.loop.node.Get("ProcessorConfig")); mode != "" {
			p.clause(mode)
		}
	}
	if n := f.kind("Label", asl.String); n != nil {
		p.clause("label " + quote(n.Text))
	}
	p.computed(f, "MaxConcurrency", "concurrency", ata, isWhole, p.literal)
	p.tolerate(f, ata)
	p.batch(f, ata)
	if !ata {
		p.template(f, "Parameters", "args")
	}
	p.template(f, "ItemSelector", "item")
	p.readerOrWriter(f, "ResultWriter", "writer", ata)
}

// modes are the processor configurations that have a clause. A distributed one
// without a type of execution has none: the compiler asks for the type.
var modes = []struct{ mode, execution, clause string }{
	{"INLINE", "", "inline"},
	{"DISTRIBUTED", "EXPRESS", "distributed express"},
	{"DISTRIBUTED", "STANDARD", "distributed standard"},
}

// isMode returns the clause for a ProcessorConfig, "" when there is none.
func isMode(n *asl.Node) string {
	if !n.Is(asl.Object) {
		return ""
	}
	f := newFields(n, "")
	mode, execution := f.kind("Mode", asl.String), f.kind("ExecutionType", asl.String)
	if f.unsaid() || mode == nil {
		return ""
	}
	for _, m := range modes {
		if m.mode == mode.Text && m.execution == text(execution) && (execution != nil) == (m.execution != "") {
			return m.clause
		}
	}
	return ""
}

// tolerate writes how many failed items a map bears. The literal forms say by
// their shape what they count.
func (p *printer) tolerate(f *fields, ata bool) {
	if n := f.when("ToleratedFailurePercentage", isLiteral); n != nil {
		p.clause("tolerate " + n.Text + "%")
	} else {
		p.computed(f, "ToleratedFailurePercentage", "tolerate percent", ata, isNumber, p.literal)
	}
	if n := f.when("ToleratedFailureCount", isLiteral); n != nil {
		p.clause("tolerate " + n.Text)
	} else {
		p.computed(f, "ToleratedFailureCount", "tolerate count", ata, isNumber, p.literal)
	}
}

func isLiteral(n *asl.Node) bool { return n.Kind == asl.Number }

func (p *printer) batch(f *fields, ata bool) {
	n := f.when("ItemBatcher", func(n *asl.Node) bool { return n.Is(asl.Object) && !hasDuplicates(n) })
	if n == nil {
		return
	}
	in := p.fields(n, f.pointer+"/ItemBatcher")
	p.begin("batch")
	body := p.block()
	p.computed(in, "MaxItemsPerBatch", "max", ata, isWhole, p.literal)
	p.computed(in, "MaxInputBytesPerBatch", "bytes", ata, isWhole, p.literal)
	p.template(in, "BatchInput", "input")
	p.rest(in)
	body.end(true)
	p.newline()
}

// readerOrWriter writes an ItemReader or ResultWriter.
func (p *printer) readerOrWriter(f *fields, field, keyword string, ata bool) {
	n := f.get(field)
	if !n.Is(asl.Object) || hasDuplicates(n) || f.refuses(field) {
		return
	}
	config := "ReaderConfig"
	if field == "ResultWriter" {
		config = "WriterConfig"
	}
	in := p.fields(n, f.pointer+"/"+field)
	from := in.kind("Resource", asl.String)
	if from == nil && (keyword == "reader" || in.has("Resource")) {
		return
	}
	f.take(field)
	p.begin(keyword)
	if from != nil {
		p.add(" " + resource(from.Text))
	}
	body := p.block()
	p.arguments(in, argumentsField(ata))
	if c := in.kind(config, asl.Object); c != nil {
		p.begin("config ")
		p.config(c, ata)
		p.newline()
	}
	p.rest(in)
	body.end(from == nil)
	p.newline()
}

// config writes a ReaderConfig or WriterConfig: static but for the field that
// may be computed.
func (p *printer) config(n *asl.Node, ata bool) {
	if len(n.Members) == 0 {
		p.add("{}")
		return
	}
	p.add("{\n")
	p.depth++
	for i := range n.Members {
		m := &n.Members[i]
		if ata && m.Key == "MaxItems" {
			p.member(m, inJSONata)
		} else {
			p.member(m, inJSON)
		}
	}
	p.depth--
	p.indent()
	p.add("}")
}
