package jsonata_test
import ("testing";"os";"strconv";"strings";"path/filepath";"unicode/utf8")
func TestDbgCache(t *testing.T){
 files,_:=filepath.Glob(os.Getenv("D")+"/*")
 var texts []string
 for _,f:=range files { b,_:=os.ReadFile(f); s:=strings.Split(string(b),"\n")[1]; s=strings.TrimSuffix(strings.TrimPrefix(s,"string("),")"); u,_:=strconv.Unquote(s); if utf8.ValidString(u) {texts=append(texts,u)}}
 compare(t,texts,askReference(t,texts))
}
func TestDbgSeeds(t *testing.T){
 for seed:=uint64(10);seed<22;seed++ { g:=newGenerator(seed); texts:=make([]string,60000); for i:=range texts{texts[i]=g.next()}; compare(t,texts,askReference(t,texts)) }
}
