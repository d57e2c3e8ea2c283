package hygiene

import (
	"fmt"
	"strings"
)

// chain is a definition of n states in a row; the one after the sixtieth is
// marked.
func chain(n int) string {
	var b strings.Builder
	b.WriteString(`{"StartAt": "S1", "States": {`)
	for i := 1; i <= n; i++ {
		name := fmt.Sprintf(`"S%d"`, i)
		if i == 61 {
			name = "«" + name + "»"
		}
		if i == n {
			fmt.Fprintf(&b, `%s: {"Type": "Succeed"}}}`, name)
			break
		}
		fmt.Fprintf(&b, `%s: {"Type": "Pass", "Next": "S%d"}, `, name, i+1)
	}
	return b.String()
}
