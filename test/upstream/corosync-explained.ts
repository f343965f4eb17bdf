/**
 * Where corosync and our `refusedBy` disagree, and why: `release case` → reason. A key without a release holds for all.
 */
export const explained: Readonly<Record<string, string>> = {
  // The host decides.
  'Pqri_HA-CLUSTER1__README.md__L120.conf': 'the folder of the log file is not there',
  '2.4.6 T02e': 'secauth: yes means on there, and the key file is missing on the host of the case',
  'ppouliot_ansible-drbd_virt_cluster__files_corosync_corosync.conf.sh.conf':
    'a shell script that writes a corosync.conf is not read as one',
  // Asked of -t, but only a start refuses it; our message says so.
  'ClusterLabs_pcs__pcs_test_tier0_lib_commands_cluster_test_get_corosync_conf_struct.py__L138.conf':
    'two_node with a quorum device: corosync -t accepts it, a start does not',
  // It starts and crashes when messages flow: an error, but no refusal.
  S37: 'netmtu 100 aborts at the first message',
  S37c: 'window_size aborts when messages flow',
  D15: 'window_size aborts when messages flow',
  D16: 'window_size aborts when messages flow',
  // A reload compares with what runs: one file cannot show it.
  R171: 'reload: the transport of a live link changed',
  R172: 'reload: the address of a live link changed',
  R172b: 'reload: the address of another node changed',
  R174b: 'reload does not look at the logging section, a start does',
  R175b: 'reload: the key file is missing on the host',
};
