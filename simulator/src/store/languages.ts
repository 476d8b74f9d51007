/**
 * The Store's list of languages, one line of the page's table after another
 * (https://learn.microsoft.com/windows/apps/publish/publish-your-app/supported-languages). Languages come first; after
 * a colon come their regions and scripts, with `+` if the language alone is in the table, too.
 */
const table = `
ar+: sa ae bh dz eg iq jo kw lb ly ma om qa sy tn ye; af+: za; sq+: al; am+: et; hy+: am; as+: in
az: arab arab-az cyrl cyrl-az latn latn-az; eu+: es; be+: by; bn+: bd in; bs+: cyrl cyrl-ba latn latn-ba; bg+: bg
ca+: es es-valencia; chr: cher cher-us latn
zh: hans cn hans-cn sg hans-sg hant hk mo tw hant-hk hant-mo hant-tw; hr+: hr ba; cs+: cz; da+: dk; prs+: af arab
nl+: nl be
en+: au ca gb ie in nz sg us za bz hk id jm kz mt my pk ph tt vn zw 053 021 029 011 018 014
et+: ee; fil+: latn ph; fi+: fi; fr+: be ca ch fr lu 015 cd ci cm ht ma mc ml re 155 029 021 011; frc: latn; frp: latn
gl+: es; ka+: ge; de+: at ch de lu li; el+: gr; gu+: in; ha+: latn latn-ng; he+: il; hi+: in; hu+: hu; is+: is
ig: latn ng; id+: id; iu: cans latn latn-ca; ga+: ie; xh+: za; zu+: za; it+: it ch; ja+: jp; kn+: in; kk+: kz; km+: kh
quc: latn; qut: gt latn; rw+: rw; sw+: ke; kok+: in; ko+: kr; ku: arab arab-iq; ky: kg cyrl; lo+: la; lv+: lv; lt+: lt
lb+: lu; mk+: mk; ms+: bn my; ml+: in; mt+: mt; mi+: latn nz; mr+: in; mn: cyrl mong mn phag; ne+: np; nb+: no; nn+: no
no+: no; or+: in; fa+: ir; pl+: pl; pt+: br pt; pa+: arab arab-pk deva in; quz+: bo ec pe; ro+: ro; ru+: ru; gd: gb latn
sr+: latn latn-cs latn-ba latn-me latn-rs cyrl cyrl-ba cyrl-cs cyrl-me cyrl-rs; nso+: za; tn+: bw za; sd: arab arab-pk deva
si+: lk; sk+: sk; sl+: si
es+: cl co es mx ar bo cr do ec gt hn ni pa pe pr py sv us uy ve 019 419
sv+: se fi; tg: arab cyrl cyrl-tj latn; ta+: in; tt: arab cyrl latn ru; te+: in; th+: th; ti+: et; tr+: tr
tk: cyrl latn tm latn-tr cyrl-tr; uk+: ua; ur+: pk; ug: arab cn cyrl latn; uz+: cyrl latn latn-uz; vi+: vn; cy+: gb
wo+: sn; yo: latn ng`;

/** Every code that a listing may have, in lower case. */
export const listingLanguages: ReadonlySet<string> = new Set(
  table.split(/[;\n]/).flatMap((line) => {
    const [, language = '', isListed, others = ''] = /^\s*([a-z]+)(\+?):(.*)$/.exec(line) ?? [];
    const regions = others.split(' ').filter(Boolean);
    return [...(isListed ? [language] : []), ...regions.map((region) => `${language}-${region}`)];
  }),
);
