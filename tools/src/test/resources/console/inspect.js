// What an inspector finds on a page, as sentences: text too faint for its ground (WCAG 2.1, 1.4.3), controls without a name,
// pictures without a text, headings that are missing or double, tables whose heads head nothing, that are cut or lie over another, a page
// wider than the screen.
() => {
  const found = [];
  const say = (what, element) => {
    const text = (element.textContent || element.value || element.outerHTML).trim().replace(/\s+/g, " ").slice(0, 40);
    found.push(`${what}: <${element.tagName.toLowerCase()} class="${element.className.baseVal ?? element.className}"> ${text}`);
  };
  const shown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;
  const parse = (colour) => {
    const numbers = colour.match(/[\d.]+/g).map(Number);
    return { r: numbers[0], g: numbers[1], b: numbers[2], a: numbers.length > 3 ? numbers[3] : 1 };
  };
  const over = (top, ground) => ({
    r: top.r * top.a + ground.r * (1 - top.a),
    g: top.g * top.a + ground.g * (1 - top.a),
    b: top.b * top.a + ground.b * (1 - top.a),
    a: 1,
  });
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") {
        return null;
      }
      const colour = parse(style.backgroundColor);
      layers.push(colour);
      if (colour.a === 1) {
        break;
      }
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), { r: 255, g: 255, b: 255, a: 1 });
  };
  const luminance = ({ r, g, b }) => {
    const part = (v) => {
      const s = v / 255;
      return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || seen.has(element) || !shown(element) || ["SCRIPT", "STYLE", "OPTION", "NOSCRIPT"].includes(element.tagName)) {
      continue;
    }
    seen.add(element);
    // What is switched off, and pure decoration, need not be read.
    if (element.closest(":disabled") || element.closest(".skip") || element.closest("[aria-hidden=true]")) {
      continue;
    }
    const below = ground(element);
    if (!below) {
      continue;
    }
    const style = getComputedStyle(element);
    const fore = over(parse(style.color), below);
    const [light, dark] = [luminance(fore), luminance(below)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && parseInt(style.fontWeight, 10) >= 700);
    if (ratio < (large ? 3 : 4.5)) {
      say(`contrast ${ratio.toFixed(2)}`, element);
    }
  }
  for (const field of document.querySelectorAll("input:not([type=hidden]), select, textarea")) {
    if (!field.labels.length && !field.getAttribute("aria-label") && !field.getAttribute("aria-labelledby")) {
      say("no label", field);
    }
  }
  for (const control of document.querySelectorAll("button, a[href], summary")) {
    if (!control.textContent.trim() && !control.getAttribute("aria-label") && !control.querySelector("img[alt]:not([alt=''])")) {
      say("no name", control);
    }
  }
  for (const picture of document.querySelectorAll("img:not([alt]), svg[role=img]:not([aria-label])")) {
    say("no text for a picture", picture);
  }
  for (const head of document.querySelectorAll("th:not([scope])")) {
    say("th without scope", head);
  }
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((id, at) => ids.indexOf(id) !== at))) {
    found.push(`id twice: ${id}`);
  }
  if (document.querySelectorAll("h1").length !== 1) {
    found.push(`h1: ${document.querySelectorAll("h1").length} of them`);
  }
  if (document.documentElement.lang !== "zh-CN") {
    found.push("language of the page is not said");
  }
  if (document.documentElement.scrollWidth > window.innerWidth) {
    const widest = [...document.querySelectorAll("main *")].find((element) => element.getBoundingClientRect().right > window.innerWidth + 1 && !element.closest(".scroll"));
    found.push(`wider than the screen: ${document.documentElement.scrollWidth} of ${window.innerWidth}${widest ? `, by <${widest.tagName.toLowerCase()} class="${widest.className}">` : ""}`);
  }
  if (/\bundefined\b|\bnull\b|\$\{|#\{|\?\?/.test(document.querySelector("main").innerText)) {
    found.push(`a program's word on the page: ${document.querySelector("main").innerText.match(/.{0,20}(\bundefined\b|\bnull\b|\$\{|#\{|\?\?).{0,20}/)[0]}`);
  }
  // A table is laid out as one, a box to tick takes no room of a name, and what is cut off says that it goes on.
  for (const table of document.querySelectorAll("main table")) {
    if (shown(table) && getComputedStyle(table).display !== "table") {
      say("a table that is laid out as something else", table);
    }
  }
  for (const box of document.querySelectorAll("main td > input[type=checkbox]")) {
    if (shown(box) && box.parentElement.getBoundingClientRect().width > 72) {
      say(`a column of ${Math.round(box.parentElement.getBoundingClientRect().width)} px for a tick`, box);
      break;
    }
  }
  for (const box of document.querySelectorAll(".scroll")) {
    if (shown(box) && box.scrollLeft === 0 && box.scrollWidth > box.clientWidth + 1 && !box.hasAttribute("data-more")) {
      say("cut off on the right without a word", box);
    }
  }
  // A table stays within the boxes that hold it and on nobody's ground but its own, and the head of a column breaks no bracket.
  const tables = [...document.querySelectorAll("main table")].filter(shown);
  const moved = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
  const seenOf = (table) => {
    const box = table.getBoundingClientRect();
    const frame = table.closest(".scroll")?.getBoundingClientRect() ?? box;
    return { left: Math.max(box.left, frame.left), right: Math.min(box.right, frame.right), top: Math.max(box.top, frame.top), bottom: Math.min(box.bottom, frame.bottom) };
  };
  for (const table of tables) {
    for (let at = table.parentElement; at && at.tagName !== "MAIN" && !moved(at); at = at.parentElement) {
      if (table.getBoundingClientRect().right > at.getBoundingClientRect().right + 1) {
        say(`a table that runs ${Math.round(table.getBoundingClientRect().right - at.getBoundingClientRect().right)} px out of its <${at.tagName.toLowerCase()} class="${at.className}">`, table);
        break;
      }
    }
    for (const other of tables) {
      const [one, two] = [seenOf(table), seenOf(other)];
      if (table.compareDocumentPosition(other) === Node.DOCUMENT_POSITION_FOLLOWING && one.left < two.right - 1 && two.left < one.right - 1 && one.top < two.bottom - 1 && two.top < one.bottom - 1) {
        say("two tables that overlap", other);
      }
    }
  }
  for (const head of document.querySelectorAll("main thead th")) {
    const texts = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
    while (shown(head) && texts.nextNode()) {
      for (const bracket of texts.currentNode.textContent.matchAll(/（[^）]{1,12}）/g)) {
        const range = document.createRange();
        range.setStart(texts.currentNode, bracket.index);
        range.setEnd(texts.currentNode, bracket.index + bracket[0].length);
        if (new Set([...range.getClientRects()].filter((rect) => rect.width > 0).map((rect) => Math.round(rect.top))).size > 1) {
          say(`a bracket in two lines, ${bracket[0]}`, head);
        }
      }
    }
  }
  // Words of programs where an official reads: an id behind a name, a field's own name. Commands stand in code elements; logins are names.
  const words = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const logins = /^(admin|security-admin|audit-admin)$/;
  while (words.nextNode()) {
    const at = words.currentNode.parentElement;
    if (location.pathname === "/limits" || at.closest("code, pre, textarea, script, style, [data-program]") || !shown(at)) {
      continue;
    }
    const text = words.currentNode.textContent.replace(/\bledger( [a-z-]+)*( --[a-z-]+)*/g, "");
    for (const [, , word] of text.matchAll(/(^|[^A-Za-z0-9_.\/:@-])([a-z][a-z-]{2,})(?![A-Za-z0-9_.\/:@-])/g)) {
      // A group of a digest may have letters only.
      if (!logins.test(word) && !/^[a-f]{4}$/.test(word)) {
        found.push(`a program's word where people read: “${word}” in “${text.trim().slice(0, 40)}”`);
      }
    }
  }
  return found;
}
