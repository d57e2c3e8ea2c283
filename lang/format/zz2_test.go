package format_test
import ("testing";"strings";"time";"fmt"
"github.com/gait-lang/gait/lang/syntax"
"github.com/gait-lang/gait/lang/format"
"github.com/gait-lang/gait/lang/source")
func TestZZ2(t *testing.T){
 for _,n:=range []int{5000,10000,20000}{
 for _,w:=range []string{"what is this?\n","// c\nx: {}\n","a:1 b\n", "retry on A, B $\n"}{
 f:=source.New("x","pass A {\n" + strings.Repeat(w, n) + "}")
 a:=time.Now(); tr:=syntax.Parse(f); b:=time.Now(); format.Tree(tr); c:=time.Now()
 fmt.Printf("%q %d parse %v print %v\n",w,n,b.Sub(a),c.Sub(b))
 }}
}
