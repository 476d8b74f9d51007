import { foldName } from '../json/fold.ts';
import { imageTypeOf } from './fields.ts';
import type { FolderImage, FolderTrailer, ListingFolder } from './folder.ts';
import type { FieldValue, LanguagePage, PageImage, PageTrailer, StorePage } from './page.ts';
import { filePage } from './pages.ts';
import { type WantedLanguage, wantedLanguages } from './wanted.ts';

/**
 * The Store page as a folder describes it, for comparing a folder with that of another commit. Fields without a file
 * are left out: the Store's values stay.
 */
export function pageOfFolder(folder: ListingFolder): StorePage {
  // What is wrong with the languages is reported when the folder is checked.
  const wanted = wantedLanguages(folder, undefined, () => undefined);
  return {
    languages: new Map(wanted.map((each) => [each.key, languagePage(each)])),
    trailers: (folder.trailers ?? []).map(trailerPage),
  };
}

function languagePage({ fields, images, defaultFields, defaultImages }: WantedLanguage): LanguagePage {
  const typed = [...images].map(([key, set]) => ({ key, set, type: imageTypeOf(set.folder) ?? set.folder }));
  const types = typed.filter(({ key }) => defaultImages.has(key)).map(({ type }) => type);
  return {
    fields: new Map([...fields].map(([member, { value }]): [string, FieldValue] => [member, value])),
    images: new Map(typed.map(({ type, set }) => [type, set.images.map(imagePage)])),
    fromDefault: new Set([...defaultFields, ...types]),
  };
}

function imagePage({ name, file, kept, caption }: FolderImage): PageImage {
  const text = caption?.value;
  return {
    ...(file === undefined ? { name } : filePage(file)),
    ...(kept?.sha256 !== undefined && { sha256: kept.sha256 }),
    ...(kept?.id !== undefined && { id: kept.id }),
    ...(typeof text === 'string' && text !== '' && { caption: text }),
  };
}

function trailerPage({ name, video, kept, languages }: FolderTrailer): PageTrailer {
  const [id, sha256] = [kept?.id, video?.media.sha256 ?? kept?.sha256];
  const texts = languages.map((each) => ({ ...each, key: foldName(each.code) }));
  return {
    name,
    ...(id !== undefined && { id }),
    ...(sha256 !== undefined && { sha256 }),
    ...(video !== undefined && { size: video.media.size }),
    titles: new Map(
      texts.flatMap(({ key, title }) => (typeof title?.value === 'string' ? [[key, title.value]] : [])),
    ),
    thumbnails: new Map(
      texts.flatMap(({ key, thumbnail }) => (thumbnail === undefined ? [] : [[key, filePage(thumbnail)]])),
    ),
  };
}
