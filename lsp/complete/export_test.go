package complete

// Plain is a snippet with what its stops propose.
var Plain = plain
