import { drbdOptionScopes } from '../cluster/drbd-scopes.ts';
import { isValue, joinJa, relatedValues } from '../cluster/drbd-values.ts';
import type { Effective } from '../cluster/effective.ts';
import type { Place } from '../cluster/finding.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'drbd/fence-peer-without-fencing',
  severity: 'warning',
  on: 'drbd',
  doc: {
    en: {
      what: 'A fence-peer handler is set, but fencing is dont-care.',
      why: 'With dont-care DRBD takes no fencing action (drbd.conf(5)): the handler never runs, and a lost connection can end in split brain.',
      fix: 'Set fencing to resource-and-stonith or resource-only, in net (in disk for 8.4).',
    },
    ja: {
      what: 'fence-peer ハンドラが設定されていますが、fencing が dont-care です。',
      why: 'dont-care では、DRBD はフェンシングを行いません（drbd.conf(5)）。ハンドラは呼び出されず、接続が切れるとスプリットブレインになるおそれがあります。',
      fix: 'net（8.4 では disk）の fencing を resource-and-stonith または resource-only にします。',
    },
  },
  check(configuration, report) {
    // A handler in common may serve a few resources only.
    const unused = new Map<string, { handler: Effective<string>; at: Place; fencing: Effective<string> }>();
    const used = new Set<string>();
    for (const { net, handlers, known } of drbdOptionScopes(configuration)) {
      const handler = handlers.get('fence-peer');
      if (!handler?.at) continue;
      const place = `${handler.at.file} ${handler.at.span.start}`;
      const fencing = net.get('fencing');
      if (!known || !fencing || fencing.value !== 'dont-care') used.add(place);
      else if (!unused.has(place)) unused.set(place, { handler, at: handler.at, fencing });
    }
    for (const [place, { handler, at, fencing }] of unused) {
      if (used.has(place)) continue;
      const { en, ja } = isValue('fencing', fencing, handler);
      report(
        at,
        {
          en: `fence-peer is set, but ${en}, so the handler never runs`,
          ja: `fence-peer が設定されていますが、${joinJa(ja, 'のため')}、ハンドラは呼び出されません`,
        },
        { related: relatedValues(at, [['fencing', fencing]]) },
      );
    }
  },
  examples: {
    bad: [
      `
resource r0 {
  device minor 0;
  disk /dev/sda;
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ fence-peer is set, but fencing is dont-care (the default), so the handler never runs
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
  net { fencing resource-only; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; }
  on alpha { node-id 0; address 10.0.0.1:7789; }
  on bravo { node-id 1; address 10.0.0.2:7789; }
}
`,
    ],
  },
});
