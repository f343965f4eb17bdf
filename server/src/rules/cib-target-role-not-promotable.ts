import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { isPromotable } from '../cluster/promotable.ts';
import { writesMetaValue } from '../cluster/written-meta.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/target-role-not-promotable',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'The target role of a resource is one that only promotable clones have.',
      why: 'crm_verify refuses it ("only makes sense for promotable clones"), and the cluster ignores the value: the resource is started as any other.',
      fix: 'Set target-role to Started or remove it, or make the clone promotable.',
    },
    ja: {
      what: 'リソースの target-role が、promotable クローンだけで使えるロールです。',
      why: 'crm_verify がエラーにします（"only makes sense for promotable clones"）。クラスタは値を無視し、リソースを通常どおり起動します。',
      fix: 'target-role を Started にするか、削除します。または、クローンを promotable にします。',
    },
  },
  check(pacemaker, report) {
    if (!writesMetaValue(pacemaker, 'target-role', promotedRole)) return;
    const seen = new Set<number>();
    for (const resource of pacemaker.allResources) {
      const { value, at, unknown } = metaInForce(pacemaker, resource, 'target-role');
      if (!at || unknown || !promotedRole.test(value ?? '') || seen.has(at.span.start)) continue;
      // In a fragment the clone may stand around it elsewhere.
      if (isPromotable(resource, pacemaker) !== false || !pacemaker.facts.whole) continue;
      seen.add(at.span.start);
      const name = resource.id?.value ?? resource.element;
      report(
        at,
        {
          en: `target-role "${value}" is for promotable clones only, and "${name}" is none`,
          ja: `target-role の "${value}" は promotable クローンだけで使えますが、"${name}" は promotable クローンではありません`,
        },
        { refusedBy: ['crm_verify'] },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2">
        <meta_attributes id="vip-meta">
          <nvpair id="vip-role" name="target-role" value="Promoted"/>
                                                          ^^^^^^^^ target-role "Promoted" is for promotable clones only, and "vip" is none
        </meta_attributes>
      </primitive>
    </resources>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-promotable" name="promotable" value="true"/>
          <nvpair id="db-role" name="target-role" value="Unpromoted"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful"/>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});

const promotedRole = /^(?:un)?promoted$|^master$|^slave$/i;
