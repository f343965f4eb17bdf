import { rule } from './rule.ts';

export default rule({
  id: 'corosync/lms-window-without-lms',
  severity: 'warning',
  on: 'corosync',
  doc: {
    en: {
      what: 'last_man_standing_window is written, but last_man_standing is off.',
      why: 'votequorum uses the window only with last_man_standing; alone it has no effect, and pcs refuses it.',
      fix: 'Write last_man_standing: 1, or remove the window.',
    },
    ja: {
      what: 'last_man_standing_window が書かれていますが、last_man_standing が無効です。',
      why: 'votequorum がこの値を使うのは last_man_standing が有効な場合だけです。単独では効果がなく、pcs はエラーにします。',
      fix: 'last_man_standing: 1 を書くか、last_man_standing_window を削除します。',
    },
  },
  check(model, report) {
    const window = model.facts.values.get('quorum.last_man_standing_window');
    const option = model.number('quorum.last_man_standing');
    if (!window || !option || option.value !== 0 || model.facts.incomplete) return;
    report(
      window.at,
      {
        en: 'last_man_standing_window has no effect, because last_man_standing is off',
        ja: 'last_man_standing が無効のため、last_man_standing_window に効果はありません',
      },
      option.at ? { related: [{ ...option.at, message: { en: 'last_man_standing', ja: 'last_man_standing' } }] } : {},
    );
  },
  examples: {
    bad: [
      `
quorum {
	provider: corosync_votequorum
	last_man_standing_window: 20000
                           ^^^^^ last_man_standing_window has no effect, because last_man_standing is off
}
`,
    ],
    good: [
      `
quorum {
	provider: corosync_votequorum
	last_man_standing: 1
	last_man_standing_window: 20000
	wait_for_all: 1
}
`,
    ],
  },
});
