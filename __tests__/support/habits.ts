/** A habit of language that makes a native reader stop, and what to write instead. */
interface Habit {
  readonly pattern: RegExp;
  readonly write: string;
}

const things =
  'it|its|they|the|that|this|these|those|a|an|no|nothing|none|one|there|some|either|both|all|each';

/** The habits. A new one that a reader stumbles over gets its line here. */
const habits: readonly Habit[] = [
  { pattern: /\banswers?\b/gi, write: '"returns", "responds" or "response"' },
  {
    pattern: new RegExp(
      `(?<!\\b(?:places?|page|folder|knows?|from|says?|shows?|up|and|names|log|mark|line|out|exactly) )\\bwhere (?:${things})\\b`,
      'gi',
    ),
    write: '"if" or "when"',
  },
  {
    pattern: /\b(?:all |everything |nothing |what )?but (?:for|in|what|with|where)\b|\bnothing but\b/gi,
    write: '"except" or "only"',
  },
  { pattern: /\bhand(?:s|ed)? in\b/gi, write: '"submit" or "commit"' },
  { pattern: /\bshall\b/gi, write: '"should" or the present tense' },
  { pattern: /\bmend(?:s|ed)?\b/gi, write: '"fix"' },
  { pattern: /\bout of order\b/gi, write: '"unavailable"' },
  { pattern: /\bin all\b(?! (?:the|of|its|their|languages|cases|states))/gi, write: '"total"' },
  { pattern: /\babsent\b/gi, write: '"if omitted" or "missing"' },
  { pattern: /\b(?:some|no|any|every)body\b/gi, write: 'the passive, or "someone", "anyone", "everyone"' },
  {
    pattern:
      /(?<!\b(?:leav|left|lag)\w* (?:\w+ ){0,3})\bbehind\b(?! (?:a|the|your|its) (?:[\w-]+ )?(?:proxy|back))/gi,
    write: '"after" or "past"',
  },
  { pattern: /\bwithout a word\b/gi, write: '"silently"' },
  { pattern: /\b(?:of|for) (?:one's|your) own\b/gi, write: '"your own …"' },
  { pattern: /\bbec[ao]mes? of\b/gi, write: '"happens to"' },
  { pattern: /\bStore (?:has )?(?:takes?|took|taken)\b/g, write: '"the Store accepts" or "allows"' },
  { pattern: /\bany more\b/gi, write: '"no longer"' },
  { pattern: /\b(?:to|by) the letter\b/gi, write: '"exactly"' },
  { pattern: /\bblanks?\b/gi, write: '"space"' },
  { pattern: /\bwho(?:so)?ever\b/gi, write: '"anyone who"' },
  { pattern: /\bin (?:the )?place of\b/gi, write: '"instead of"' },
  { pattern: /\balso (?:if|when|where)\b/gi, write: '"even if" or "even when"' },
  { pattern: /\bgives? no copy back\b/gi, write: '"can\'t be recovered"' },
  { pattern: /\bfinds? no (?:files?|packages?)\b/gi, write: '"No files match …"' },
  { pattern: /\bgiven together\b/gi, write: '"can\'t be combined with"' },
  { pattern: /\bthe role Manager\b/g, write: '"the Manager role"' },
  { pattern: /\brun this again\b/gi, write: '"re-run the job"' },
  { pattern: /\d %(?=[\s.,;:)]|$)/g, write: '"%" without a space' },
  { pattern: /(?<!\bthere )\b(?:is|are|was|were) none\b/gi, write: '"is not one" or "there is none"' },
  { pattern: /\b(?:is|are|was|were) told\b(?! to\b)/gi, write: '"is reported", "says" or "shows"' },
  { pattern: /\bhalf-sentences?\b/gi, write: '"sentence fragment"' },
  { pattern: /\bfor ever\b/gi, write: '"forever"' },
  {
    pattern:
      /\b(?:licence|neighbour|colour|behaviour|favour|judgement|cancell(?:ed(?!\.?")|ing)|misspelt|grey|recognis|organis|finalis|catalogue|afterwards|half-way|time lines?)\w*/g,
    write: 'the American spelling',
  },
  { pattern: /\bone an? (?:line|file|call|commit|run)\b/gi, write: '"one per …"' },
];

/** The habits in a text, in order. */
export function habitsIn(text: string): { readonly found: string; readonly write: string }[] {
  return habits.flatMap(({ pattern, write }) =>
    [...text.matchAll(pattern)].map(({ 0: found }) => ({ found, write })),
  );
}
