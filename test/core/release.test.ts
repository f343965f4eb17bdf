import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareVersions, exists, inRelease } from '../../server/src/schema/release.ts';

test('"until 9.25" includes 9.25.3, and 8.9.11 lies between 8.4 and 9.0', () => {
  assert.equal(exists([{ until: 'drbd-utils 9.25' }], '9.25.3'), true);
  assert.equal(exists([{ until: 'drbd-utils 9.25' }], '9.26.0'), false);
  assert.equal(exists([{ since: 'drbd-utils 8.9.11' }], '8.4'), false);
  assert.equal(exists([{ since: 'drbd-utils 8.9.11' }], '9.34'), true);
  assert.equal(compareVersions('3.10', '3.9') > 0, true);
});

test('a default that changed is that of the target', () => {
  const token = [
    { until: 'corosync 3.0.4', is: 1000 },
    { since: 'corosync 3.1.0', is: 3000 },
  ];
  assert.equal(inRelease(token, '2.4'), 1000);
  assert.equal(inRelease(token, '3.1.10'), 3000);
  assert.equal(inRelease(5, '1'), 5);
  assert.equal(inRelease([{ since: 'corosync 3.1.0', is: 1 }], '2.4'), undefined);
});
