// Which pages open by themselves: matching rules to addresses, and what the browser has to be asked for. Pure: knows neither browser nor page.

/**
 * A rule of the reader's. `site` is an address without its scheme: a host, a host and a folder that ends in "/", or a page with its query.
 * @typedef {"page" | "path" | "host"} Scope
 * @typedef {"always" | "never"} Action
 * @typedef {{ scope: Scope, site: string, action: Action }} Rule
 * @typedef {{ rules: Rule[], everywhere: boolean }} Policy
 */

/** From the narrowest to the widest: the narrowest rule that matches decides. */
export const SCOPES = /** @type {const} */ (["page", "path", "host"]);
export const ACTIONS = /** @type {const} */ (["always", "never"]);
export const ALL_SITES = "*://*/*";

/**
 * @param {string} address
 * @returns {URL | undefined} none where no rule can apply: the browser's own pages, files, data
 */
export function webAddress(address) {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url : undefined;
}

/**
 * How a page is called by a rule of that scope.
 * @param {Scope} scope
 * @param {URL} url
 */
export function siteOf(scope, url) {
  if (scope === "host") return url.host;
  const folder = url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
  return url.host + (scope === "path" ? folder : url.pathname + url.search);
}

/**
 * What a person typed as a rule's site, in the form that rules have.
 * @param {Scope} scope
 * @param {string} typed with or without the scheme
 * @returns {string | undefined} none where it is no address
 */
export function readSite(scope, typed) {
  const text = typed.trim();
  const url = webAddress(/^https?:\/\//i.test(text) ? text : `http://${text}`);
  // Scripts and wild cards are no hosts; a URL parser accepts the latter.
  return url && !url.username && /^[^*%]+$/.test(url.host) ? siteOf(scope, url) : undefined;
}

/**
 * @param {Rule} rule
 * @param {URL} url
 */
const matches = (rule, url) => (rule.scope === "path" ? siteOf("page", url).startsWith(rule.site) : siteOf(rule.scope, url) === rule.site);

/**
 * May a page open by itself? The narrowest rule decides, of two folders the deeper one, and "never" wins a tie. Without a rule, `everywhere` does.
 * @param {Policy} policy
 * @param {string} address
 */
export function opensByItself({ rules, everywhere }, address) {
  const url = webAddress(address);
  if (!url) return false;
  const [decisive] = rules.filter((rule) => matches(rule, url)).sort(byStrength);
  return decisive ? decisive.action === "always" : everywhere;
}

/**
 * @param {Rule} a
 * @param {Rule} b
 */
const byStrength = (a, b) =>
  SCOPES.indexOf(a.scope) - SCOPES.indexOf(b.scope) || b.site.length - a.site.length || Number(a.action === "always") - Number(b.action === "always");

/**
 * The rules with one more; it replaces the one about the same pages.
 * @param {Rule[]} rules
 * @param {Rule} rule
 */
export const withRule = (rules, rule) => [...withoutRule(rules, rule), rule];

/**
 * @param {Rule[]} rules
 * @param {Pick<Rule, "scope" | "site">} rule
 */
export const withoutRule = (rules, { scope, site }) => rules.filter((other) => other.scope !== scope || other.site !== site);

/**
 * The rules without those about a host and what lies in it.
 * @param {Rule[]} rules
 * @param {string} host
 */
export const withoutHost = (rules, host) => rules.filter((rule) => hostOf(rule) !== host);

/** @param {Rule} rule */
const hostOf = ({ site }) => site.split("/", 1)[0] ?? "";

/**
 * The host permission that a host's rules need. Browsers grant hosts, not paths, and Firefox knows no ports in patterns.
 * @param {string} host
 */
export const originOf = (host) => `*://${host.replace(/:\d+$/, "")}/*`;

/**
 * The host permissions that these rules need, and no more.
 * @param {Policy} policy
 */
export const originsFor = ({ rules, everywhere }) =>
  everywhere ? [ALL_SITES] : [...new Set(rules.filter(({ action }) => action === "always").map((rule) => originOf(hostOf(rule))))];

/**
 * Where the check has to be registered: pages of "always", and not those of a host that is "never" as a whole. `opensByItself` has the last word.
 * @param {Policy} policy
 * @returns {{ matches: string[], excludeMatches: string[] }}
 */
export function patternsFor(policy) {
  const always = policy.rules.filter(({ action }) => action === "always");
  const hosts = new Set(always.map(hostOf));
  const never = policy.rules.filter((rule) => rule.action === "never" && rule.scope === "host" && !rule.site.includes(":") && !hosts.has(rule.site));
  // A single-page app begins at any address of its host, so a host is watched as a whole.
  return { matches: originsFor(policy), excludeMatches: never.map(({ site }) => originOf(site)) };
}
