/** Elements of the configuration whose children stand for themselves. */
export const configurationSections: ReadonlySet<string> = new Set([
  'crm_config',
  'nodes',
  'resources',
  'constraints',
  'rsc_defaults',
  'op_defaults',
  'fencing-topology',
  'acls',
  'tags',
  'alerts',
]);
