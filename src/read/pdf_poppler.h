/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf_poppler: the functions of poppler-glib, looked up when the read process starts.  The program
 * is not linked with it: no other process is to have a PDF reader in its memory, and a machine
 * without it runs as well.  What Glib offers comes with the program anyhow.
 */
#ifndef ESCALATED_READ_PDF_POPPLER_H
#define ESCALATED_READ_PDF_POPPLER_H

#include <poppler.h>
#include <stdbool.h>

#define PDF_POPPLER_FUNCTIONS(X)                                                                   \
	X(document_new_from_bytes)                                                                 \
	X(document_get_n_pages)                                                                    \
	X(document_get_page)                                                                       \
	X(document_has_attachments)                                                                \
	X(error_quark)                                                                             \
	X(page_render)                                                                             \
	X(page_get_size)                                                                           \
	X(page_get_text)                                                                           \
	X(page_get_text_layout)                                                                    \
	X(page_get_text_attributes)                                                                \
	X(page_free_text_attributes)                                                               \
	X(page_get_form_field_mapping)                                                             \
	X(page_free_form_field_mapping)                                                            \
	X(page_get_image_mapping)                                                                  \
	X(page_free_image_mapping)                                                                 \
	X(page_get_annot_mapping)                                                                  \
	X(page_free_annot_mapping)                                                                 \
	X(form_field_get_field_type)                                                               \
	X(form_field_button_get_button_type)                                                       \
	X(form_field_button_get_state)                                                             \
	X(form_field_text_get_text)                                                                \
	X(form_field_text_get_text_type)                                                           \
	X(form_field_text_is_password)                                                             \
	X(form_field_get_font_size)                                                                \
	X(form_field_choice_get_text)                                                              \
	X(form_field_choice_get_n_items)                                                           \
	X(form_field_choice_get_item)                                                              \
	X(form_field_choice_is_item_selected)                                                      \
	X(annot_get_annot_type)                                                                    \
	X(annot_get_flags)                                                                         \
	X(annot_get_contents)                                                                      \
	X(annot_text_markup_get_quadrilaterals)

/* What it draws with: the library that poppler-glib is linked with. */
#define PDF_CAIRO_FUNCTIONS(X)                                                                     \
	X(format_stride_for_width)                                                                 \
	X(image_surface_create_for_data)                                                           \
	X(surface_set_mime_data)                                                                   \
	X(surface_get_mime_data)                                                                   \
	X(surface_flush)                                                                           \
	X(surface_status)                                                                          \
	X(surface_destroy)                                                                         \
	X(create)                                                                                  \
	X(destroy)                                                                                 \
	X(scale)

/* poppler.page_get_size(…) is poppler_page_get_size(…), poppler.cairo.scale(…) is cairo_scale(…).
 */
struct pdf_cairo {
#define PDF_CAIRO_MEMBER(name) __typeof__(&cairo_##name) name;
	PDF_CAIRO_FUNCTIONS(PDF_CAIRO_MEMBER)
#undef PDF_CAIRO_MEMBER
};

struct pdf_poppler {
	struct pdf_cairo cairo;
#define PDF_POPPLER_MEMBER(name) __typeof__(&poppler_##name) name;
	PDF_POPPLER_FUNCTIONS(PDF_POPPLER_MEMBER)
#undef PDF_POPPLER_MEMBER
};

/* Loads the library, once a process, before the sandbox. */
void pdf_poppler_load(void);
/* NULL if it is not there, or too old. */
const struct pdf_poppler *pdf_poppler(void);

#endif
