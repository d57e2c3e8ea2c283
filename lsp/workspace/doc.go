// Package workspace holds the files that a server works on: those that are open
// in the client, with the text that they have there, and those on disk.
//
// A [Snapshot] never changes. A [Session] makes a new one for every change, and
// what asked for one goes on with it. What was found out about a text is shared
// by the snapshots in which it is the same, as are the files around it that were
// looked at. A snapshot holds no older one, whatever is asked of it.
package workspace
