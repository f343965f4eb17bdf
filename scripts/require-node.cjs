// Put in front of dist/cli.js, in the syntax of every Node: on a Node that is too old, the command runs on the Node that
// lies beside it in a checkout (tools/node), or says what it needs.
(() => {
  if (parseInt(process.versions.node, 10) >= 22) return;
  var os =
    { darwin: process.arch === 'arm64' ? 'bin-darwin' : 'darwin', win32: 'win' }[process.platform] || process.platform;
  var node;
  try {
    node = require.resolve('node-' + os + '-' + process.arch + '/bin/node' + (os === 'win' ? '.exe' : ''));
  } catch (e) {
    process.stderr.write('quorumlens needs Node.js 22 or later; this is ' + process.versions.node + '\n');
    process.exit(2);
  }
  var result = require('child_process').spawnSync(node, process.argv.slice(1), { stdio: 'inherit' });
  if (result.error) process.stderr.write('quorumlens: ' + result.error.message + '\n');
  process.exit(result.status === null ? 2 : result.status);
})();
