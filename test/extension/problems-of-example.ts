/** What the Problems panel shows of `examples/` at warning or above: file → `rule "words it points at"`, in order. */
export const problemsOfExample: Record<string, string[]> = {
  'cib.xml': [
    'cluster/clone-max-mismatch "2"',
    'cluster/device-not-of-resource "/dev/drbd0"',
    'cib/unknown-reference "bd"',
    'cluster/unknown-node "alhpa"',
  ],
  'corosync.conf': ['corosync/consensus-too-low "4000"', 'cluster/nodeid-mismatch "2"'],
  'drbd.conf': [],
  'drbd.d/global_common.conf': ['drbd/unknown-option "on-no-qorum"', 'cluster/drbd-detection-not-before-corosync "90"'],
  'drbd.d/r0.res': [],
  'drbd.d/r1.res': ['cluster/unknown-node "brvao"', 'drbd/duplicate-node-id "1"', 'drbd/mesh-host-undefined "bravo"'],
};
