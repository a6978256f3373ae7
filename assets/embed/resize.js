/* For pages that show charts of the Opportunity Atlas in frames: <script src=".../assets/embed/resize.js" defer></script>.
   Each frame is made as high as what is in it. A frame is believed about nothing but its own height. */
(function () {
  "use strict";
  window.addEventListener("message", (event) => {
    const said = event.data;
    if (!said || said.type !== "opportunity-atlas-height" || !Number.isFinite(said.height)) { return; }
    for (const frame of document.querySelectorAll("iframe[data-opportunity-atlas]")) {
      if (frame.contentWindow === event.source && new URL(frame.src).origin === event.origin) {
        frame.height = Math.min(10000, Math.max(200, Math.ceil(said.height)));
      }
    }
  });
})();
