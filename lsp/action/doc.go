// Package action finds what an editor can offer at a place of a text: fixes of
// what is wrong there, refactorings, and what is done with a file as a whole.
//
// [For] lists the actions at a span. It is cheap: what an action would change is
// found out when [Action.Edits] is asked for it, once. A server answers
// textDocument/codeAction with the list and codeAction/resolve with the edits, of the
// same version of the document; an error says why there are none:
//
//   - Title, Kind and Preferred are those of the protocol, and Disabled is the
//     reason in its member of that name.
//   - Options.Only is the "only" of the request's context, and Options.Automatic its
//     triggerKind 2.
//   - Diagnostics are those of the document that the action settles.
//   - Edits are spans of [source.File.Text] of the file that each names, sorted,
//     and none overlaps another. Texts have LF line ends; [source.File.Restore]
//     gives those of the file.
//   - An action with Ask wants words of the user. [Action.EditsWith] takes them. A
//     client that cannot ask takes Edits, which have the placeholder of Ask in
//     their place, and selects it: [Ask.Placeholder] occurs in one of the edits
//     once.
//   - An action with Opens has no edits: its text is a new document to show.
//
// A refactoring compiles what it makes and compares: edits that would change what
// the text compiles to are not handed out, but an error. A text that was as gait
// fmt prints it is so after an action too; of one that was not only what changes
// is laid out. Comments stay.
package action
