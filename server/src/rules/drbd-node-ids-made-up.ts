import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/node-ids-made-up',
  severity: 'info',
  on: 'drbd.resource',
  doc: {
    en: {
      what: 'The resource has no node-id statements.',
      why: 'drbdadm then makes the ids up from the addresses, as for files of DRBD 8.4: a new address changes the id, which is also stored in the metadata (drbd.conf(5), node-id).',
      fix: 'Write the node-ids that drbdadm dump shows.',
    },
    ja: {
      what: 'リソースに node-id がありません。',
      why: 'drbdadm は、DRBD 8.4 のファイルと同様に、アドレスから番号を決めます。アドレスを変更すると、メタデータにも記録されている番号が変わってしまいます（drbd.conf(5)、node-id）。',
      fix: 'drbdadm dump が表示する node-id を書きます。',
    },
  },
  check({ facts, hosts, configuration, name }, report) {
    if (facts.generated || facts.incomplete || !isDrbd9(configuration.version)) return;
    const [one, other] = hosts;
    if (hosts.some(h => h.facts.kind !== 'on') || facts.meshes.length > 0) return;
    if (hosts.length !== 2 || facts.connections.length > 0 || one?.facts.nodeId || other?.facts.nodeId) return;
    if (!one?.facts.address || !other?.facts.address || one.facts.address.host === other.facts.address.host) return;
    report(facts.name.at, {
      en: `resource "${name}" has no node-ids, so they depend on the addresses`,
      ja: `リソース "${name}" に node-id がないため、番号がアドレスに左右されます`,
    });
  },
  examples: {
    bad: [
      `
resource r0 {
         ^^ resource "r0" has no node-ids, so they depend on the addresses
  device minor 0;
  disk /dev/sda;
  on alpha { address 10.0.0.1:7789; }
  on bravo { address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
