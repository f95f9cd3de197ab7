// The package's own worker: it answers messages by itself once it is loaded outside a document.
import "elkjs/lib/elk-worker.min.js";
