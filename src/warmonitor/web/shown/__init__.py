"""How values are shown in the reader's language, on the desk and in public: labels, words, ranges on one axis, places as areas."""
