// Reads a JSON array of expressions from standard input and writes what the
// reference parser says about each: a JSON array of null where it accepts and
// {code, message, position} where it refuses. Code and position are null where
// the error comes from the JavaScript engine and has none. Positions are in
// UTF-16 code units, as the reference gives them.
'use strict';

const path = require('path');

// The folder that holds the installed package can be anywhere.
const modules = process.argv[2] || path.join(__dirname, 'node_modules');
const jsonata = require(path.resolve(modules, 'jsonata'));
const { version } = require(path.resolve(modules, 'jsonata', 'package.json'));
if (version !== '2.0.6') {
    throw new Error(`jsonata ${version} is installed, 2.0.6 is the reference`);
}

function verdict(text) {
    try {
        jsonata(text);
        return null;
    } catch (err) {
        const position = Number.isInteger(err.position) ? err.position : null;
        return { code: err.code || null, message: String(err.message), position };
    }
}

const chunks = [];
process.stdin.on('data', chunk => chunks.push(chunk));
process.stdin.on('end', () => {
    const expressions = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    process.stdout.write(JSON.stringify(expressions.map(verdict)) + '\n');
});
