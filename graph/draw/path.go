package draw

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/gait-lang/gait/graph/layout"
	"github.com/gait-lang/gait/graph/picture"
)

// headLength is how long the head of an arrow is, in pixels.
const headLength = 8.0

// Path returns the line of an edge as the data of an SVG path, up to its head.
func Path(l *picture.Line, right bool) string {
	var b strings.Builder
	points := l.Points
	last := len(points) - 1
	to := shortened(points, right, l.Edge.From == l.Edge.To)
	fmt.Fprintf(&b, "M%s %s", num(points[0].X), num(points[0].Y))
	if l.Edge.From == l.Edge.To && last == 3 {
		fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(points[1].X), num(points[1].Y), num(points[2].X), num(points[2].Y), num(to.X), num(to.Y))
		return b.String()
	}
	for i := 1; i <= last; i++ {
		p, q := points[i-1], points[i]
		straight := p.X == q.X || p.Y == q.Y
		if i == last {
			q = to
			if !straight { // the head stands on a straight piece
				d := direction(points, right, false)
				q = layout.Point{X: q.X - d.X*3, Y: q.Y - d.Y*3}
			}
		}
		switch {
		case straight:
			fmt.Fprintf(&b, "L%s %s", num(q.X), num(q.Y))
		case right:
			m := (p.X + q.X) / 2
			fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(m), num(p.Y), num(m), num(q.Y), num(q.X), num(q.Y))
		default:
			m := (p.Y + q.Y) / 2
			fmt.Fprintf(&b, "C%s %s %s %s %s %s", num(p.X), num(m), num(q.X), num(m), num(q.X), num(q.Y))
		}
	}
	fmt.Fprintf(&b, "L%s %s", num(to.X), num(to.Y))
	return b.String()
}

// direction is where the last piece of an edge points.
func direction(points []layout.Point, right, loop bool) layout.Point {
	p, q := points[len(points)-2], points[len(points)-1]
	along := q.Y - p.Y
	if right != loop { // a loop comes from the side
		along = q.X - p.X
	}
	d := layout.Point{}
	if right != loop {
		d.X = math.Copysign(1, along)
	} else {
		d.Y = math.Copysign(1, along)
	}
	return d
}

func shortened(points []layout.Point, right, loop bool) layout.Point {
	d, q := direction(points, right, loop), points[len(points)-1]
	return layout.Point{X: q.X - d.X*(headLength-2), Y: q.Y - d.Y*(headLength-2)}
}

func head(l *picture.Line, right bool) string {
	d, q := direction(l.Points, right, l.Edge.From == l.Edge.To), l.Points[len(l.Points)-1]
	bx, by := q.X-d.X*headLength, q.Y-d.Y*headLength
	const half = 4
	return fmt.Sprintf("M%s %sL%s %sL%s %sZ", num(q.X), num(q.Y), num(bx-d.Y*half), num(by+d.X*half), num(bx+d.Y*half), num(by-d.X*half))
}

// num writes a number with at most one digit behind the point.
func num(x float64) string {
	return strconv.FormatFloat(math.Round(x*10)/10, 'f', -1, 64)
}
