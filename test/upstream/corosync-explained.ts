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
  // It starts, and crashes at the first message: an error, but no refusal.
  S37: 'netmtu 100: corosync 3.1.7 ran alone until it was stopped',
  // A reload compares with what runs: one file cannot show it.
  R171: 'reload: the transport of a live link changed',
  R172: 'reload: the address of a live link changed',
  R172b: 'reload: the address of another node changed',
  R174b: 'reload does not look at the logging section, a start does',
  R175b: 'reload: the key file is missing on the host',
};

/** Cases where a tool refuses or warns and a checker of one file has nothing to say, or not as much. */
export const saysNothing: Readonly<Record<string, string>> = {
  // What runs, or the host, decides.
  R170: 'reload: transport differs from what runs',
  R170b: 'reload: netmtu differs from what runs',
  R170c: 'reload: cluster_name differs from what runs',
  R170d: 'reload: quorum.provider differs from what runs',
  R171: 'reload: the transport of a live link changed',
  R172: 'reload: the address of a live link changed',
  R172b: 'reload: the address of another node changed',
  R174b: 'reload does not look at the logging section; a start refuses it, and we say so',
  R175b: 'reload: the key file is missing on the host',
  T02e: 'secauth: yes means on for 2.4.6, and the key file is missing on the host of the case',
  F249: 'the plugin of Pacemaker 1.0 is missing on the host',
  Q180c: 'without a device nobody starts corosync-qdevice',
  // Nothing is wrong there.
  S16d: 'two_node with two nodes is what votequorum(5) asks for',
  S32d: 'two sections of one link are merged, and no key is written twice',
  S35d: 'broadcast: yes is right; only transport is written twice',
  S30c: 'expected_votes 0 counts as not written (quorumtool shows 2): an information',
};

/** Cases whose finding stands at another word than the record names: case → where, and why there. */
export const placedElsewhere: Readonly<Record<string, string>> = {
  // The key is the wrong word, not its value.
  P19c: 'the key that uidgid does not take',
  P19e: 'the key that uidgid does not take',
  P20: 'the key that member does not take',
  L04c: 'logfile itself, which has no effect without to_logfile',
  W05: 'rrp_mode itself, which has no effect',
  D29: 'crypto_type itself, which has no effect',
  F251: 'to_file itself, which has a new name (a hint with its tag)',
  // Two words contradict each other, and we mark the other one.
  S16c: 'wait_for_all: 0, which is what is unusual beside two_node',
  S30d: 'the first of the nodes without votes',
  T05h: 'mcastaddr, which loses its effect',
  G98: 'the node without nodeid, not the one with it',
  // What is missing is said where it belongs.
  T08b: 'the nodelist, which has no node; member sections have no effect in Corosync 3',
  D13: 'the nodelist, which has no address at all',
  S32f: 'the node that lost its keys; the section inside has a warning of its own',
  G33b: 'the section inside member, not the key in it',
  V19: '2.4.6 refuses rrp_mode first; the name is asked for by Corosync 3',
  V19b: '2.4.6 refuses rrp_mode first; the name is asked for by Corosync 3',
  V20: '2.4.6 refuses rrp_mode first; the number of links is counted by Corosync 3',
  W06: '2.4.6 knows ringnumber, and refuses two rings without rrp_mode',
  // The record names a word that the tool does not complain about.
  L05e: 'the name of the subsystem, which is too long (the record names a node)',
  S19d: 'poll_period, which is too small (the record names recovery)',
  V05d: 'bindnetaddr, which the warning of the tool is about (the record names ttl)',
};
