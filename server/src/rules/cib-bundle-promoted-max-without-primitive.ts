import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { nameOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cib/bundle-promoted-max-without-primitive',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A bundle shall promote, but holds no resource.',
      why: 'What is promoted is the primitive inside the bundle (Pacemaker Explained, Bundles). A container alone has no roles, so promoted-max has no effect.',
      fix: 'Remove promoted-max, or add the primitive.',
    },
    ja: {
      what: '昇格の設定があるバンドルに、リソースがありません。',
      why: '昇格するのは、バンドルの中のプリミティブです（Pacemaker Explained、Bundles）。コンテナだけではロールがないため、promoted-max は効果がありません。',
      fix: 'promoted-max を削除するか、プリミティブを追加します。',
    },
  },
  check(pacemaker, report) {
    if (pacemaker.facts.incomplete) return;
    for (const resource of pacemaker.allResources) {
      const bundle = bundleOf(resource);
      if (!bundle?.container || !bundle.promotedMax || resource.children.length > 0) continue;
      const { container } = bundle;
      const name = container.attributes.has('promoted-max') ? 'promoted-max' : 'masters';
      report(container.nameAt?.(name) ?? container.attributes.get(name)?.at ?? container.at, {
        en: `${name} has no effect: bundle "${nameOf(resource)}" holds no resource to promote`,
        ja: `バンドル "${nameOf(resource)}" に昇格させるリソースがないため、${name} は効果がありません`,
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
      <bundle id="web">
        <docker image="httpd" replicas="2" promoted-max="1"/>
                                           ^^^^^^^^^^^^ promoted-max has no effect: bundle "web" holds no resource to promote
      </bundle>
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
      <bundle id="web">
        <docker image="httpd" replicas="2"/>
      </bundle>
    </resources>
  </configuration>
</cib>
`,
    ],
  },
});
