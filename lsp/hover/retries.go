package hover

import (
	"math"
	"strconv"

	"github.com/gait-lang/gait/compiler/asl"
	"github.com/gait-lang/gait/lint/facts"
)

// retries says when a retrier runs a state again, and how long that takes in
// all; by is what brought the retrier in, where that is to be said.
func (p *page) retries(retrier *asl.Node, by sources) {
	errors := texts(retrier.Get("ErrorEquals"))
	attempts, interval, rate, most := setting(retrier, "MaxAttempts", 3), setting(retrier, "IntervalSeconds", 1),
		setting(retrier, "BackoffRate", 2), setting(retrier, "MaxDelaySeconds", math.Inf(1))
	switch {
	case math.IsNaN(attempts + interval + rate + most):
		p.item("on %s: retried, as often and as late as deployment says%s", codes(errors), by)
		return
	case attempts < 1:
		p.item("on %s: not retried%s", codes(errors), by)
		return
	}
	first, total := delays(attempts, interval, rate, most)
	list := ""
	for i, d := range first {
		if i > 0 {
			list += ", "
		}
		list += readable(d)
	}
	if float64(len(first)) < attempts {
		list += ", …"
	}
	upTo := ""
	if n := retrier.Get("JitterStrategy"); facts.IsText(n, "FULL") {
		upTo = "up to "
	}
	times := strconv.FormatFloat(attempts, 'f', -1, 64) + " times"
	if attempts == 1 {
		times = "once"
		p.item("on %s: retried %s, after %s%s%s", codes(errors), times, upTo, list, by)
		return
	}
	if math.IsInf(total, 0) || total > 1e11 {
		p.item("on %s: retried %s, after %s%s; that takes longer than an execution can last%s", codes(errors), times, upTo, list, by)
		return
	}
	p.item("on %s: retried %s, after %s%s; %s%s in all, beside what the attempts take%s", codes(errors), times, upTo, list, upTo, readable(total), by)
}

// setting returns a number of a retrier; not a number where it is something else.
func setting(retrier *asl.Node, field string, missing float64) float64 {
	n := retrier.Get(field)
	if n == nil {
		return missing
	}
	if x, ok := facts.Number(n); ok {
		return x
	}
	return math.NaN()
}

// shownDelays is how many delays are listed.
const shownDelays = 4

// delays returns the first delays before attempts, and the sum of all.
func delays(attempts, interval, rate, most float64) (first []float64, total float64) {
	delay := interval
	for i := 0.0; i < min(attempts, shownDelays); i++ {
		first = append(first, min(delay, most))
		delay *= rate
	}
	switch {
	case interval == 0:
		return first, 0
	case rate == 1 || interval >= most:
		return first, attempts * min(interval, most)
	}
	// Those that are shorter than the longest grow as a geometric series.
	growing := min(attempts, math.Ceil(math.Log(most/interval)/math.Log(rate)))
	total = interval * (math.Pow(rate, growing) - 1) / (rate - 1)
	if rest := attempts - growing; rest > 0 {
		total += rest * most
	}
	return first, total
}

// texts returns the strings of an array.
func texts(n *asl.Node) []string {
	if n == nil {
		return nil
	}
	var list []string
	for _, item := range n.Items {
		if item.Is(asl.String) {
			list = append(list, item.Text)
		}
	}
	return list
}
