// Package hover tells what stands at a place of a document, Gait or ASL in JSON
// and YAML, and which parameters the function takes whose call a place is in:
// what stands behind hover and signature help in editors.
//
//	h := hover.At(doc, offset)        // textDocument/hover; nil: nothing to say
//	s := hover.SignatureAt(doc, offset)// textDocument/signatureHelp; nil: no call
//
// It knows nothing of the protocol. Whoever serves it maps them like this:
//
//	Hover.contents                  {kind: markdown, value: Markdown} where the client's
//	                                hover.contentFormat has markdown, else
//	                                {kind: plaintext, value: Plain}
//	Hover.range                     Span
//	SignatureHelp.signatures        one, of Label and of Markdown or Plain as its documentation
//	SignatureInformation.parameters Params, as [start, end] of Label where the client has
//	                                labelOffsetSupport; labels are ASCII, so that bytes are
//	                                UTF-16 units
//	SignatureHelp.activeParameter   Active, where it is not negative
//
// The characters that begin and go on with signature help are "(" and ",".
//
// Nothing that is asked here compiles the whole file: of a state of Gait only its
// own declaration is compiled, and so is a policy. What is broken elsewhere does no
// harm, and what is broken at the place is said as far as it is known.
package hover
