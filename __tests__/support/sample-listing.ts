import { picture } from './picture.ts';
import { fileImage, storeImage, storePage } from './store-pages.ts';

const sentences: Readonly<Record<string, readonly [first: string, before: string, after: string]>> = {
  'en-us': [
    'Contoso Notes keeps your notes in one place.',
    'It starts fast.',
    'It starts fast and works offline.',
  ],
  'de-de': [
    'Contoso Notizen hält deine Notizen an einem Ort.',
    'Es startet schnell.',
    'Es startet schnell und arbeitet ohne Netz.',
  ],
  'ar-sa': ['يحفظ كونتوسو ملاحظاتك في مكان واحد.', 'يبدأ بسرعة.', 'يبدأ بسرعة ويعمل دون اتصال.'],
  'ja-jp': [
    'Contoso Notes はメモを一か所にまとめます。',
    'すばやく起動します。',
    'すばやく起動し、オフラインでも使えます。',
  ],
  'fr-fr': [
    'Contoso Notes garde vos notes au même endroit.',
    'L’application démarre vite.',
    'L’application démarre vite et marche hors ligne.',
  ],
  'es-es': [
    'Contoso Notes guarda tus notas en un solo lugar.',
    'Arranca rápido.',
    'Arranca rápido y funciona sin conexión.',
  ],
  'it-it': [
    'Contoso Notes tiene le tue note in un unico posto.',
    'Si avvia in fretta.',
    'Si avvia in fretta e funziona offline.',
  ],
  'nl-nl': [
    'Contoso Notes bewaart je notities op één plek.',
    'Het start snel.',
    'Het start snel en werkt offline.',
  ],
  'pl-pl': [
    'Contoso Notes trzyma notatki w jednym miejscu.',
    'Uruchamia się szybko.',
    'Uruchamia się szybko i działa offline.',
  ],
  'pt-br': [
    'O Contoso Notes guarda suas notas em um só lugar.',
    'Abre rápido.',
    'Abre rápido e funciona sem internet.',
  ],
  'ko-kr': [
    'Contoso Notes는 메모를 한곳에 모아 둡니다.',
    '빠르게 시작됩니다.',
    '빠르게 시작되고 오프라인에서도 작동합니다.',
  ],
  'zh-hans-cn': ['Contoso Notes 把笔记集中在一处。', '启动很快。', '启动很快，离线也能用。'],
};

/** The Store page of an app in twelve languages, before and after one sentence of each description changes. */
export function oneSentenceEach() {
  const page = (sentence: (each: readonly [string, string, string]) => string) =>
    storePage(
      Object.fromEntries(
        Object.entries(sentences).map(([language, each]) => [
          language,
          { fields: { description: `${each[0]}\n\n${sentence(each)}` } },
        ]),
      ),
    );
  return { before: page(([, before]) => before), after: page(([, , after]) => after) };
}

/** A change in three scripts, with pictures of every kind. */
export function threeScripts() {
  const languages = ['de-de', 'ar-sa', 'ja-jp'] as const;
  const editor = fileImage('02-editor.png', picture(480, 270, [9, 105, 218]), { caption: 'Editor' });
  const old = storeImage('main-window.png', '1', { caption: 'Main window' });
  const text = (language: string, which: 1 | 2) => {
    const [first = '', ...others] = sentences[language] ?? [];
    return `${first}\n\n${others[which - 1]}`;
  };
  const page = (which: 1 | 2) =>
    storePage({
      ...Object.fromEntries(
        languages.map((language) => [
          language,
          {
            fields: {
              description: text(language, which),
              copyrightAndTrademarkInfo: `© 202${4 + which} Contoso`,
            },
          },
        ]),
      ),
      'de-de': {
        fields: {
          description: text('de-de', which),
          copyrightAndTrademarkInfo: `© 202${4 + which} Contoso`,
          releaseNotes: which === 1 ? 'Fehler behoben.' : 'Dunkles Design.\nSchneller Start.',
          features: ['Notizen', 'Suche', ...(which === 1 ? [] : ['Offline'])],
        },
        images: { Screenshot: which === 1 ? [old, storeImage('settings.png', '2')] : [editor, old] },
      },
      'fr-fr': { fields: { title: 'Contoso Notes' } },
    });
  return { before: page(1), after: page(2) };
}

/** The same change as a listing folder `store`, by file, and an app that has the text before. */
export function oneSentenceInFiles() {
  const files = (which: 1 | 2) =>
    Object.fromEntries(
      Object.entries(sentences).map(([language, each]) => [
        `store/${language}/description.txt`,
        `${each[0]}\n\n${each[which]}\n`,
      ]),
    );
  const listings = Object.entries(sentences).map(([language, each]) => [
    language,
    { baseListing: { description: `${each[0]}\r\n\r\n${each[1]}` } },
  ]);
  return {
    before: files(1),
    after: files(2),
    app: { languages: Object.keys(sentences), submission: { listings: Object.fromEntries(listings) } },
  };
}
