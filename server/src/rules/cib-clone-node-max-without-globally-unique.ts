import { metaInForce } from '../cluster/pacemaker-effective.ts';
import { truth } from '../cluster/truth.ts';
import { writesMeta } from '../cluster/written-meta.ts';
import { compareVersions } from '../schema/release.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/clone-node-max-without-globally-unique',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'Several instances of an anonymous clone are to run on one node.',
      why: 'crm_verify refuses it ("anonymous clones support only one instance per node"; 2.1 speaks of promoted-max by mistake): instances that cannot be told apart run once per node. Since Pacemaker 3.0 a clone with a clone-node-max above 1 is globally unique unless it says otherwise.',
      fix: 'Set globally-unique to true if the agent can run several instances, or remove clone-node-max.',
    },
    ja: {
      what: '匿名クローンのインスタンスを、1 台のノードで複数動かす設定です。',
      why: 'crm_verify がエラーにします（"anonymous clones support only one instance per node"。2.1 のメッセージは誤って promoted-max と表示します）。区別のないインスタンスは、ノードごとに 1 つしか動きません。Pacemaker 3.0 以降では、clone-node-max が 2 以上のクローンは、指定がなければ globally-unique になります。',
      fix: 'エージェントが複数のインスタンスに対応していれば globally-unique を true にします。そうでなければ clone-node-max を削除します。',
    },
  },
  check(pacemaker, report) {
    if (!writesMeta(pacemaker, 'clone-node-max')) return;
    const isUniqueByDefault = compareVersions(pacemaker.version, '3.0') >= 0;
    const seen = new Set<number>();
    for (const clone of pacemaker.allResources) {
      if (clone.kind !== 'clone') continue;
      const max = metaInForce(pacemaker, clone, 'clone-node-max');
      if (!max.at || max.unknown || !/^\+?\d+$/.test(max.value ?? '') || Number(max.value) < 2) continue;
      const unique = metaInForce(pacemaker, clone, 'globally-unique');
      if (unique.unknown || unique.possible.length > 0) continue;
      if (unique.at ? truth(unique.value) === true : isUniqueByDefault) continue;
      if (seen.has(max.at.span.start)) continue;
      seen.add(max.at.span.start);
      const name = clone.id?.value ?? clone.element;
      report(
        max.at,
        {
          en: `clone-node-max is ${max.value}, but "${name}" is not globally unique and runs once per node`,
          ja: `clone-node-max が ${max.value} ですが、"${name}" は globally-unique でないため、ノードごとに 1 つしか動きません`,
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
      <clone id="vip-clone">
        <meta_attributes id="vip-clone-meta">
          <nvpair id="vip-clone-max" name="clone-node-max" value="2"/>
                                                                  ^ clone-node-max is 2, but "vip-clone" is not globally unique and runs once per node
        </meta_attributes>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
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
      <clone id="vip-clone">
        <meta_attributes id="vip-clone-meta">
          <nvpair id="vip-clone-max" name="clone-node-max" value="2"/>
          <nvpair id="vip-clone-unique" name="globally-unique" value="true"/>
        </meta_attributes>
        <primitive id="vip" class="ocf" provider="heartbeat" type="IPaddr2"/>
      </clone>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
