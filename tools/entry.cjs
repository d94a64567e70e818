/*
 * Every command of package.json begins here: `node tools/entry.cjs FILE.mjs ...`. Written so that a Node of many years ago can still read it and say what is
 * wrong, where the file itself would stop it with a syntax error.
 */
var path = require('path');
var url = require('url');

var parts = process.versions.node.split('.').map(Number);
var major = parts[0];
var minor = parts[1];
var newEnough = major >= 24 || (major === 22 && minor >= 12) || (major === 20 && minor >= 19);

if (!newEnough) {
  console.error('Selaras needs Node 20.19, 22.12, 24 or newer, and this is Node ' + process.versions.node + ': install a newer one from https://nodejs.org and try again.');
  process.exit(1);
}

var file = path.resolve(__dirname, process.argv[2]);
process.argv.splice(1, 2, file);
import(url.pathToFileURL(file).href).catch(function (error) {
  console.error(error);
  process.exit(1);
});
