import { isDrbd9 } from '../cluster/drbd-generation.ts';
import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { relatedValues } from '../cluster/drbd-values.ts';
import { reportOnce } from './report-once.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/stonith-fencing-with-protocol-a',
  severity: 'error',
  on: 'drbd.options',
  doc: {
    en: {
      what: 'fencing is resource-and-stonith with protocol A.',
      why: 'The kernel refuses the combination (ERR_STONITH_AND_PROT_A); drbdadm accepts the file.',
      fix: 'Use protocol B or C, or fencing resource-only.',
    },
    ja: {
      what: 'プロトコル A で、fencing が resource-and-stonith です。',
      why: 'この組み合わせはカーネルが受け付けません（ERR_STONITH_AND_PROT_A）。drbdadm は受け付けます。',
      fix: 'プロトコル B または C にするか、fencing を resource-only にします。',
    },
  },
  check(configuration, report) {
    if (!isDrbd9(configuration.version)) return;
    const say = reportOnce(report);
    for (const { net } of drbdOptionScopes(configuration)) {
      const fencing = net.get('fencing');
      const protocol = net.get('protocol');
      if (fencing?.value !== 'resource-and-stonith' || !protocol?.at || protocol.value.toUpperCase() !== 'A') continue;
      say(
        protocol.at,
        {
          en: 'the kernel refuses protocol A together with fencing resource-and-stonith',
          ja: 'プロトコル A と fencing resource-and-stonith の組み合わせは、カーネルが受け付けません',
        },
        { related: relatedValues(protocol.at, [['fencing', fencing]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    protocol A;
             ^ the kernel refuses protocol A together with fencing resource-and-stonith
    fencing resource-and-stonith;
  }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
    good: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  net {
    protocol A;
    fencing resource-only;
  }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
