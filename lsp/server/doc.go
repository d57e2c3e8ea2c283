// Package server is the language server: it speaks the Language Server Protocol
// over a connection, and gives what the packages beside it know.
//
// Messages are taken in order. What changes a document takes effect at once; a
// request takes the snapshot that is current when it comes, and is answered from
// it by a goroutine of its own, of which only some work at a time. Each feature
// has a file; it turns what pure packages say in bytes into what the protocol
// wants.
package server
