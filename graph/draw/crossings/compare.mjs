// Counts the crossings of edges in pictures, and in those that dagre makes of
// the same graphs. Standard input has the pictures; the argument is a folder in
// which @dagrejs/dagre is installed.
import { createRequire } from "node:module";
import path from "node:path";
import fs from "node:fs";

const require = createRequire(path.join(path.resolve(process.argv[2]), "x.js"));
const dagre = require("@dagrejs/dagre");

const cross = (a, b, c, d) => {
  const side = (p, q, r) => Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
};

// Edges of one node leave it side by side: there they do not count as crossing.
function crossings(edges) {
  let n = 0;
  for (let i = 0; i < edges.length; i++) {
    for (let j = i + 1; j < edges.length; j++) {
      const p = edges[i].points, q = edges[j].points;
      for (let k = 1; k < p.length; k++) {
        for (let l = 1; l < q.length; l++) {
          if (cross(p[k - 1], p[k], q[l - 1], q[l])) n++;
        }
      }
    }
  }
  return n;
}

function layout(s) {
  const g = new dagre.graphlib.Graph({ multigraph: true });
  g.setGraph({ rankdir: "TB", nodesep: 32, edgesep: 22, ranksep: 30 });
  g.setDefaultEdgeLabel(() => ({}));
  s.nodes.forEach((n, i) => g.setNode(String(i), { width: n[2], height: n[3] }));
  s.edges.forEach((e, i) => {
    if (e.from !== e.to) g.setEdge(String(e.from), String(e.to), { width: e.label[0], height: e.label[1], labelpos: "c" }, String(i));
  });
  dagre.layout(g);
  return g.edges().map((e) => ({ points: g.edge(e).points.map((p) => [p.x, p.y]) }));
}

let ours = 0, theirs = 0;
for (const s of JSON.parse(fs.readFileSync(0))) {
  const mine = s.edges.filter((e) => e.from !== e.to);
  ours += crossings(mine);
  theirs += crossings(layout(s));
}
console.log(JSON.stringify({ Ours: ours, Dagre: theirs }));
