import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/promoted-max-above-clone-max',
  severity: 'info',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'More instances shall be promoted than there are.',
      why: 'promoted-max counts among the clone-max instances (Pacemaker Explained, Clone options); the rest of it is never used.',
      fix: 'Lower promoted-max.',
    },
    ja: {
      what: '昇格するインスタンスの数が、全体の数を超えています。',
      why: 'promoted-max は、clone-max 個のインスタンスのうち昇格するものの数です（Pacemaker Explained、Clone options）。超えた分は使われません。',
      fix: 'promoted-max を小さくします。',
    },
  },
  check(pacemaker, report) {
    for (const clone of pacemaker.allResources) {
      if (clone.kind !== 'clone') continue;
      const max = pacemaker.meta(clone, 'clone-max');
      const promoted = pacemaker.meta(clone, 'promoted-max') ?? pacemaker.meta(clone, 'master-max');
      if (!max || !promoted || !/^\d+$/.test(max.value) || !/^\d+$/.test(promoted.value)) continue;
      if (Number(promoted.value) <= Number(max.value)) continue;
      report(promoted.at, {
        en: `${promoted.value} instances of "${nameOf(clone)}" shall be promoted, but clone-max is ${max.value}`,
        ja: `"${nameOf(clone)}" の ${promoted.value} 個のインスタンスを昇格させる設定ですが、clone-max は ${max.value} です`,
      });
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <resources>
      <clone id="db-clone">
        <meta_attributes id="db-clone-meta">
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="db-clone-meta-clone-max" name="clone-max" value="2"/>
          <nvpair id="db-clone-meta-promoted-max" name="promoted-max" value="3"/>
                                                                             ^ 3 instances of "db-clone" shall be promoted, but clone-max is 2
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-promoted" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-unpromoted" name="monitor" interval="11s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
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
          <nvpair id="db-clone-meta-promotable" name="promotable" value="true"/>
          <nvpair id="db-clone-meta-clone-max" name="clone-max" value="2"/>
          <nvpair id="db-clone-meta-promoted-max" name="promoted-max" value="1"/>
        </meta_attributes>
        <primitive id="db" class="ocf" provider="pacemaker" type="Stateful">
          <operations>
            <op id="db-monitor-promoted" name="monitor" interval="10s" role="Promoted"/>
            <op id="db-monitor-unpromoted" name="monitor" interval="11s" role="Unpromoted"/>
          </operations>
        </primitive>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
