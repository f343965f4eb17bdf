/** File systems that one host at a time may mount: ocf:heartbeat:Filesystem refuses them in a clone. */
export const localFileSystems: ReadonlySet<string> = new Set([
  'ext2',
  'ext3',
  'ext4',
  'ext4dev',
  'jfs',
  'reiserfs',
  'reiser4',
  'xfs',
]);
