/* The reader's comparison: a list of at most five codes that stays in this browser. The address says what is shown; the
   list only follows it, so that the link in the header can lead back. */
(function () {
  "use strict";
  const KEY = "atlas-compare";
  const MOST = 5;

  const read = () => {
    try {
      const held = JSON.parse(window.localStorage.getItem(KEY) || "[]");
      return Array.isArray(held) ? held.filter((code) => /^[A-Z0-9]{3,6}$/.test(code)).slice(0, MOST) : [];
    } catch (error) { return []; }
  };
  const write = (codes) => {
    try { window.localStorage.setItem(KEY, JSON.stringify(codes)); } catch (error) { /* kept for this page only */ }
    show();
  };
  const say = (message) => {
    const place = document.getElementById("said");
    if (place) { place.textContent = ""; window.setTimeout(() => { place.textContent = message; }, 50); }
  };

  const show = () => {
    const codes = read();
    const link = document.getElementById("basket");
    const count = document.getElementById("basket-count");
    if (link && count) {
      const path = link.getAttribute("href").split("?")[0]; // under a permanent link it is longer
      const target = codes.length ? path + "?with=" + codes.join(",") : path;
      const label = codes.length ? codes.length + " chosen" : "";
      if (link.getAttribute("href") !== target) { link.setAttribute("href", target); }
      if (count.dataset.words !== label) {
        count.dataset.words = label;
        count.textContent = codes.length || "";
        if (label) { link.setAttribute("aria-label", "Compare, " + label); } else { link.removeAttribute("aria-label"); }
      }
    }
    document.querySelectorAll("[data-code]").forEach((button) => {
      const pressed = String(codes.includes(button.dataset.code));
      if (button.getAttribute("aria-pressed") !== pressed) { button.setAttribute("aria-pressed", pressed); }
    });
  };

  // A page of one's own making is followed; a link from elsewhere leaves the reader's list alone until they keep it.
  const arrived = (place) => {
    const shown = place.dataset.basket.split(",").filter(Boolean);
    const held = read();
    if (!shown.length || shown.join() === held.join()) { return; }
    const own = document.referrer && new URL(document.referrer).origin === window.location.origin;
    if (own || !held.length) { write(shown); } else { place.querySelector("button").hidden = false; }
  };

  new MutationObserver((changes) => {
    let any = false;
    for (const change of changes) {
      if (change.type === "attributes") { any = true; }
      for (const added of change.addedNodes) {
        if (added.nodeType !== Node.ELEMENT_NODE) { continue; }
        any = any || added.matches("[data-code], #basket") || added.querySelector("[data-code], #basket") !== null;
        const place = added.matches("[data-basket]") ? added : added.querySelector("[data-basket]");
        if (place) { arrived(place); }
      }
    }
    if (any) { show(); }
  }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-code"] });

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-code], [data-take-out], #basket-keep");
    if (!button) { return; }
    const codes = read();
    if (button.id === "basket-keep") {
      write(button.closest("[data-basket]").dataset.basket.split(","));
      button.hidden = true;
      say("Kept in this browser.");
      return;
    }
    if (button.dataset.takeOut) {
      write(codes.filter((code) => code !== button.dataset.takeOut));
      return;
    }
    const code = button.dataset.code;
    const name = button.dataset.name || code;
    if (codes.includes(code)) {
      write(codes.filter((other) => other !== code));
      say(name + " was taken out of the comparison.");
    } else if (codes.length >= MOST) {
      button.classList.add("full");
      say("Five employers at most: take one out first.");
    } else {
      write([...codes, code]);
      say(name + " was added to the comparison: " + (codes.length + 1) + " of " + MOST + ".");
    }
  });
  window.addEventListener("storage", show);
})();
