package decompile

import "github.com/gait-lang/gait/compiler/asl"

// task writes what only a task has.
func (p *printer) task(f *fields, ata bool) {
	p.arguments(f, argumentsField(ata))
	p.template(f, "Credentials", "credentials")
	p.computed(f, "TimeoutSeconds", "timeout", ata, isWhole, p.seconds)
	p.computed(f, "HeartbeatSeconds", "heartbeat", ata, isWhole, p.seconds)
}

// arguments writes the Parameters or Arguments of a task, reader or writer:
// its members as entries of the body, or any other value in the whole form.
func (p *printer) arguments(f *fields, field string) {
	n := f.any(field)
	switch {
	case n == nil:
	case n.Is(asl.Object) && len(n.Members) > 0:
		for i := range n.Members {
			p.member(&n.Members[i], p.notation)
		}
	default:
		p.valueClause("args", n, p.notation)
	}
}
