import type { Located } from '../cluster/effective.ts';
import { follows } from '../cluster/follows.ts';
import { bundleOf } from '../cluster/pacemaker-bundle.ts';
import { isWhole, nameOf, topOf } from '../cluster/resource-lines.ts';
import { rule } from './rule.ts';

export default rule({
  id: 'cluster/linstor-volume-order-missing',
  severity: 'warning',
  on: 'pacemaker',
  doc: {
    en: {
      what: 'A container takes volumes from LINSTOR, but does not wait for the controller.',
      why: 'The volume driver asks the LINSTOR controller when the container starts. Where the controller is a resource of the same cluster and no order ties the two, the container can be first: its start fails, and is answered by what on-fail says.',
      fix: 'Add an order: first the controller or its group, then the bundle.',
    },
    ja: {
      what: 'コンテナが LINSTOR のボリュームを使いますが、コントローラの起動を待ちません。',
      why: 'ボリュームドライバは、コンテナの起動時に LINSTOR のコントローラへ問い合わせます。コントローラが同じクラスタのリソースで、両者の間に順序制約がないと、コンテナが先に起動されて失敗し、on-fail の処理が行われることがあります。',
      fix: 'コントローラ（またはそのグループ）の後にバンドルを起動する順序制約を追加します。',
    },
  },
  check(pacemaker, report) {
    if (!isWhole(pacemaker)) return;
    const controller = pacemaker.allResources.find(r => /^linstor[-_]controller$/.test(r.type?.value ?? ''));
    if (!controller?.type) return;
    const ties = follows(pacemaker);
    const top = topOf(controller);
    for (const resource of pacemaker.allResources) {
      const options = bundleOf(resource)?.container?.attributes.get('options');
      const driver = options && /--volume-driver[=\s]+linstor\b/.exec(options.value);
      if (!driver || top === resource || ties.ordered(controller).has(resource) || !ties.isWhole()) continue;
      const [name, first] = [nameOf(resource), nameOf(top)];
      const of =
        top === controller
          ? { en: `the controller "${first}"`, ja: `コントローラ "${first}"` }
          : { en: `the controller in "${first}"`, ja: `コントローラのある "${first}"` };
      report(
        resource.at,
        {
          en: `"${name}" takes volumes from LINSTOR, but no order starts it after ${of.en}`,
          ja: `"${name}" は LINSTOR のボリュームを使いますが、${of.ja} の後に起動する順序制約がありません`,
        },
        {
          related: [
            {
              ...part(options, driver.index, driver[0].length),
              message: { en: 'the volume driver', ja: 'ボリュームドライバです' },
            },
            { ...controller.type.at, message: { en: 'the controller', ja: 'コントローラです' } },
          ],
        },
      );
    }
  },
  examples: {
    bad: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="controller" class="systemd" type="linstor-controller"/>
      <bundle id="db">
       ^^^^^^ "db" takes volumes from LINSTOR, but no order starts it after the controller "controller"
        <podman image="localhost/db" options="-v data:/data --volume-driver=linstor"/>
      </bundle>
    </resources>
    <constraints/>
  </configuration>
</cib>
`,
    ],
    good: [
      `
-- cib.xml --
<cib validate-with="pacemaker-3.9">
  <configuration>
    <crm_config/>
    <nodes/>
    <resources>
      <primitive id="controller" class="systemd" type="linstor-controller"/>
      <bundle id="db">
        <podman image="localhost/db" options="-v data:/data --volume-driver=linstor"/>
      </bundle>
    </resources>
    <constraints>
      <rsc_order id="o" first="controller" then="db"/>
    </constraints>
  </configuration>
</cib>
`,
    ],
  },
});

/** A part of a value; where character references shift the places, the whole. */
function part({ value, at }: Located<string>, from: number, length: number): Located<string>['at'] {
  const { start, end } = at.span;
  return end - start === value.length
    ? { file: at.file, span: { start: start + from, end: start + from + length } }
    : at;
}
