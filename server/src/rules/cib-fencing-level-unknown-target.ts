import { changeName, definedAt, didYouMean } from '../cluster/did-you-mean.ts';
import { unknownNodes } from '../cluster/unknown-node.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/fencing-level-unknown-target',
  severity: 'error',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A fencing level is for a node that does not exist.',
      why: 'The level is never used, and the node that is meant is fenced without it. Neither the schema nor crm_verify looks at this name.',
      fix: 'Correct the name of the node.',
    },
    ja: {
      what: 'フェンシングレベルの対象が、存在しないノードです。',
      why: 'このレベルは使われず、意図したノードはこのレベルなしでフェンシングされます。スキーマも crm_verify もこの名前を検査しません。',
      fix: 'ノード名を直します。',
    },
  },
  check(pacemaker, report, model) {
    const unknown = unknownNodes(pacemaker, model);
    for (const { target } of pacemaker.facts.fencingLevels) {
      const found = target && target.value !== '' ? unknown(target.value) : undefined;
      if (!target || !found) continue;
      const { meant, severity } = found;
      report(
        target.at,
        didYouMean(
          {
            en: `this fencing level is never used, because there is no node "${target.value}"`,
            ja: `ノード "${target.value}" がないため、このフェンシングレベルは使われません`,
          },
          meant?.value,
        ),
        { severity, ...(meant ? { related: [definedAt(meant)], fixes: [changeName(target, meant.value)] } : {}) },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
      <node id="2" uname="bravo"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan"/>
    </resources>
    <fencing-topology>
      <fencing-level id="l1" target="alfa" index="1" devices="fence"/>
                                     ^^^^ this fencing level is never used, because there is no node "alfa" (did you mean "alpha"?)
    </fencing-topology>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <nodes>
      <node id="1" uname="alpha"/>
    </nodes>
    <resources>
      <primitive id="fence" class="stonith" type="fence_ipmilan"/>
      <primitive id="far" class="ocf" provider="pacemaker" type="remote"/>
    </resources>
    <fencing-topology>
      <fencing-level id="l1" target="alpha" index="1" devices="fence"/>
      <fencing-level id="l2" target="far" index="1" devices="fence"/>
      <fencing-level id="l3" target-pattern="alp.*" index="2" devices="fence"/>
    </fencing-topology>
  </configuration>
</cib>
`,
    ],
  },
});
