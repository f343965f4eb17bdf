import type { Text } from '../text/text.ts';

/** The agent to use in place of an old one. */
export interface Successor {
  readonly use: string;
  readonly where?: Text;
  readonly severity?: 'warning';
}

/** As the agents' own descriptions and crmsh's migration list say. */
export const supersededAgents: Readonly<Record<string, Successor>> = {
  'ocf:heartbeat:IPaddr': { use: 'ocf:heartbeat:IPaddr2', where: { en: ' on Linux', ja: 'Linux では ' } },
  'ocf:heartbeat:IPv6addr': { use: 'ocf:heartbeat:IPaddr2', where: { en: ' on Linux', ja: 'Linux では ' } },
  'ocf:heartbeat:LVM': { use: 'ocf:heartbeat:LVM-activate' },
  'ocf:heartbeat:clvm': { use: 'ocf:heartbeat:lvmlockd' },
  'ocf:heartbeat:ManageRAID': { use: 'ocf:heartbeat:mdraid' },
  'ocf:heartbeat:pingd': { use: 'ocf:pacemaker:ping' },
  'ocf:pacemaker:pingd': { use: 'ocf:pacemaker:ping' },
  'ocf:heartbeat:drbd': { use: 'ocf:linbit:drbd', severity: 'warning' },
  'stonith:external/sbd': { use: 'stonith:fence_sbd' },
};
