/* The little script there is: the address bar, images, copying and the search list. No outside host is ever asked. */
(function () {
  "use strict";

  // Geo traces would otherwise fetch a base map from an outside host and stay blank without it.
  window.PlotlyGeoAssets = { topojson: { world_110m: {} } };

  let arrivedAt = null;

  const say = (message) => {
    const place = document.getElementById("said");
    if (place) { place.textContent = ""; window.setTimeout(() => { place.textContent = message; }, 50); }
  };

  // Under a permanent link, the way to the same view of today's figures.
  const leadToToday = () => {
    const link = document.getElementById("today");
    if (link) { link.href = window.location.href.replace(/\/v\/[^/]+/, ""); }
  };

  // What the address names after its # is drawn only after the browser has looked for it: wait for it, a while.
  const leadToPart = (left) => {
    const name = decodeURIComponent(window.location.hash.slice(1));
    const found = name && document.getElementById(name);
    if (found && found.matches("input")) {
      found.focus();
      window.history.replaceState(window.history.state, "", window.location.pathname + window.location.search);
    } else if (found) { found.scrollIntoView(); }
    if (name && !found && left) { window.setTimeout(() => { leadToPart(left - 1); }, 100); }
  };

  window.dash_clientside = Object.assign({}, window.dash_clientside, {
    atlas: {
      // Controls refine a view: the address follows without a history entry, so Back leaves the page.
      address: (query) => {
        if (typeof query === "string") {
          const target = window.location.pathname + (query ? "?" + query : "");
          if (target !== window.location.pathname + window.location.search) {
            window.history.replaceState(window.history.state, "", target + window.location.hash);
            leadToToday();
          }
        }
        return window.dash_clientside.no_update;
      },
      // A new page: mark it in the navigation and start reading at its top.
      arrived: (path) => {
        const first = arrivedAt === null;
        document.querySelectorAll("#navigation a").forEach((link) => {
          const here = new URL(link.href).pathname === path;
          if (here) { link.setAttribute("aria-current", "page"); } else { link.removeAttribute("aria-current"); }
        });
        if (!first && arrivedAt !== path) {
          const main = document.getElementById("content");
          if (main) { main.focus({ preventScroll: true }); }
          window.scrollTo(0, 0);
        }
        if (arrivedAt !== path) { leadToPart(50); }
        arrivedAt = path;
        leadToToday();
        return window.dash_clientside.no_update;
      },
    },
  });

  // The page's own words, or those of the element that the button names (data-finding-from="id") where a page has
  // several charts.
  const text = (role, button) => {
    const named = button && button.dataset[role + "From"];
    const found = named ? document.getElementById(named) : document.querySelector(`[data-role="${role}"]`);
    return found ? found.textContent.trim() : "";
  };

  const wrapped = (words, width) => {
    const lines = [];
    let line = "";
    for (const word of words.split(/\s+/)) {
      if ((line + " " + word).length > width && line) { lines.push(line); line = word; } else { line = line ? line + " " + word : word; }
    }
    if (line) { lines.push(line); }
    return lines;
  };

  // What the server says of the view whose file is nearest to a button: its licence, its versions, and what all its
  // files are called.
  async function viewOf(button) {
    const FILE = /(\/export\/[\w-]+)\.csv/;
    let link = null;
    for (let at = button; at && !link; at = at.parentElement) {
      link = Array.from(at.querySelectorAll("a[href]")).find((one) => FILE.test(one.getAttribute("href"))) || null;
    }
    const answer = await fetch(link.getAttribute("href").replace(FILE, "$1.json"));
    if (!answer.ok) { throw new Error("The view was not found: " + answer.status); }
    const [, name] = /filename="(.+)\.json"/.exec(answer.headers.get("Content-Disposition"));
    return { name, said: await answer.json() };
  }

  const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;");

  // An image carries what makes it readable on its own: question, finding, source, year, coverage, licence, versions and
  // address.
  async function saveImage(button, format) {
    const holder = document.getElementById(button.dataset.figure);
    const chart = holder && (holder.matches(".js-plotly-plot") ? holder : holder.querySelector(".js-plotly-plot"));
    if (!chart || !window.Plotly) { say("The chart is not ready yet."); return; }
    const banner = document.getElementById("banner");
    if (banner.classList.contains("private")) {
      say("Images are not saved from a private view, for they would carry counts that must not be passed on.");
      return;
    }
    let view;
    button.setAttribute("aria-busy", "true");
    try { view = await viewOf(button); } catch (error) {
      say("The image was not saved: the licence and the version of its data could not be asked for. Try again.");
      throw error;
    } finally { button.removeAttribute("aria-busy"); }
    const width = 1200;
    const shown = chart.getBoundingClientRect();
    // A figure whose parts stand a number of pixels apart names its own height; others keep the shape they have on screen.
    const own = Number((chart.layout.meta || {}).image_height);
    const drawn = own || Math.max(420, Math.round(Math.min(1400, (shown.height / shown.width) * width)));
    const title = wrapped(button.dataset.title || text("title", button), 80);
    const finding = wrapped(text("finding", button), 130);
    const version = document.getElementById("version");
    const foot = [banner.textContent, version && version.textContent, text("coverage", button), text("source", button),
      `Licence: ${view.said.licence.join(" ")} Data ${view.said.data_version}, method ${view.said.method_version}.`, "Opportunity Atlas · " + window.location.href].filter(Boolean).flatMap((part) => wrapped(part, 150));
    const head = 24 + title.length * 34 + finding.length * 22 + 16;
    const base = 24 + foot.length * 18;
    const layout = JSON.parse(JSON.stringify(chart.layout));
    const margin = Object.assign({ l: 60, r: 40, t: 20, b: 50 }, layout.margin);
    // Maps fill their frame on screen; in an image they keep the same distance from the edge as the words.
    // Long names beside an axis push the drawing to the right: the words must know how far.
    margin.l = Math.max(24, margin.l, Math.ceil(chart._fullLayout._size.l));
    margin.r = Math.max(24, margin.r);
    layout.width = width;
    layout.height = head + drawn + base;
    layout.margin = { l: margin.l, r: margin.r, t: margin.t + head, b: margin.b + base };
    layout.paper_bgcolor = "#FBFAF7";
    layout.autosize = false;
    // Words stand in pixels from the drawing's upper or lower edge, whatever its axes are.
    const note = (lines, size, color, atTop, yshift) => ({
      text: lines, font: { size, color }, showarrow: false, align: "left", xanchor: "left", yanchor: atTop ? "top" : "bottom",
      xref: "paper", yref: "paper", x: 0, y: atTop ? 1 : 0, xshift: 24 - margin.l, yshift,
    });
    const top = margin.t + head;
    layout.annotations = (layout.annotations || []).concat([
      note("<b>" + title.map(escaped).join("<br>") + "</b>", 26, "#1B1F24", true, top - 20),
      note(finding.map(escaped).join("<br>"), 16, "#1B1F24", true, top - 24 - title.length * 34),
      note(foot.map(escaped).join("<br>"), 13, "#57606A", false, 10 - margin.b - base),
    ]);
    // A picture is passed on without the page around it: what is invented says so across the drawing itself.
    const specimen = banner.classList.contains("specimen");
    if (specimen) {
      for (const [x, y] of [[0.25, 0.75], [0.5, 0.5], [0.75, 0.25]]) {
        layout.annotations.push({
          text: "<b>INVENTED</b>", font: { size: 72, color: "#7A1420" }, opacity: 0.16, textangle: -24, showarrow: false,
          xref: "paper", yref: "paper", x, y, xanchor: "center", yanchor: "middle",
        });
      }
    }
    const name = [view.name, button.dataset.part].filter(Boolean).join("-");
    const height = layout.height;
    button.setAttribute("aria-busy", "true");
    try {
      await window.Plotly.downloadImage({ data: chart.data, layout, config: { showSendToCloud: false } },
        { format, width, height, scale: format === "png" ? 2 : 1, filename: name });
      say("The image was saved.");
    } finally { button.removeAttribute("aria-busy"); }
  }

  // Big tables come as one piece of markup, already escaped: as Dash components they would take a minute to update.
  const fill = (place) => { place.innerHTML = place.dataset.markup; };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") { fill(change.target); }
      for (const added of change.addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) { continue; }
        if (added.matches("[data-markup]")) { fill(added); }
        added.querySelectorAll("[data-markup]").forEach(fill);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-markup"] });

  // The link to every other form of a view follows the link to its file, which the controls of the page keep current.
  new MutationObserver((changes) => {
    for (const file of changes.map((change) => change.target).filter((target) => target.id)) {
      const [, under, name, query] = /^(.*)\/export\/([\w-]+)\.csv(?:\?(.*))?$/.exec(file.getAttribute("href")) || [];
      for (const link of name ? document.querySelectorAll(`[data-follows="${CSS.escape(file.id)}"]`) : []) {
        link.setAttribute("href", under + "/reuse?of=" + name + (query ? "&" + query : ""));
      }
    }
  }).observe(document, { subtree: true, attributes: true, attributeFilter: ["href"] });

  // What comes of it is heard, and seen on the button for a while.
  async function copy(button, words, done, refused) {
    let copied = true;
    try { await navigator.clipboard.writeText(words); } catch (error) {
      const area = document.createElement("textarea");
      area.value = words; document.body.appendChild(area); area.select();
      copied = document.execCommand("copy");
      area.remove();
    }
    say(copied ? done : refused);
    if (copied) {
      button.dataset.copied = "";
      window.setTimeout(() => { delete button.dataset.copied; }, 3000);
    }
  }

  // A sheet of paper is one column wide: charts are drawn anew to its width, and back again when it is done.
  const SHEET = 690;
  const charts = () => (window.Plotly ? Array.from(document.querySelectorAll(".js-plotly-plot")) : []);
  window.addEventListener("beforeprint", () => {
    // Twice, for a legend takes its room from the drawing before it and printing waits for nobody.
    for (const chart of [...charts(), ...charts()]) {
      window.Plotly.relayout(chart, { autosize: false, width: SHEET - 30, height: chart.offsetHeight });
    }
  });
  window.addEventListener("afterprint", () => {
    for (const chart of charts()) { window.Plotly.relayout(chart, { autosize: true, width: null, height: null }); }
  });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-action]");
    if (!button) { return; }
    const action = button.dataset.action;
    if (action === "png" || action === "svg") { saveImage(button, action); }
    if (action === "link") { copy(button, window.location.href, "The link was copied.", "Copying is not allowed here; the address bar holds the link."); }
    if (action === "copy") {
      copy(button, document.getElementById(button.dataset.copies).textContent, "The text was copied.", "Copying is not allowed here; the text can be selected.");
    }
    if (action === "print") { window.print(); }
  });

  // Of a postcode only the first half ever leaves this page. A box that holds a whole one is invalid (its pattern), so
  // that no browser sends it as it is: here it is cut, and then sent.
  const WHOLE = /(^|[^a-z0-9])([a-z]{1,2})[^a-z0-9]*([0-9][a-z0-9]?)[^a-z0-9]*[0-9][a-z]{2}(?![a-z0-9])/gi;
  const BEGUN = /(^|[^a-z0-9])([a-z]{1,2}[0-9][a-z0-9]?)\s+[0-9][a-z]?(?![a-z0-9])/gi;
  const PLACE_BOX = "input[list][pattern]";
  document.addEventListener("invalid", (event) => {
    const box = event.target;
    if (!box.matches(PLACE_BOX)) { return; }
    event.preventDefault();
    const kept = box.value.replace(WHOLE, "$1$2$3").replace(BEGUN, "$1$2");
    if (kept === box.value) { return; } // nothing to cut: better not sent than sent whole
    box.value = kept;
    window.setTimeout(() => { box.form.requestSubmit(); }, 0); // a form that is being refused can't be sent yet
  }, true);

  // Names while typing: the list is the browser's own, so keyboard and screen reader work as they always do. What
  // begins like a postcode is asked only when it is sent: nobody knows yet where its first half ends.
  const asked = new Map();
  document.addEventListener("input", async (event) => {
    const box = event.target;
    if (!box.matches || !box.matches(PLACE_BOX)) { return; }
    const list = document.getElementById(box.getAttribute("list"));
    const words = box.value.trim();
    if (!list || words.length < 2 || words === asked.get(box) || /(^|[^a-z0-9])[a-z]{1,2}[^a-z0-9]*[0-9]/i.test(words)) { return; }
    asked.set(box, words);
    const answer = await fetch("/search.json?q=" + encodeURIComponent(words));
    if (!answer.ok || box.value.trim() !== words) { return; }
    const found = await answer.json();
    list.replaceChildren(...found.map((one) => {
      const option = document.createElement("option");
      option.value = one.name; option.label = one.detail;
      return option;
    }));
  });
})();
